// Kernel: what stands behind every call. perform() is the one gate: nothing reaches a handler but through it.
//
// The walk: the operation's access function says what must hold; identity gathers the policies and decides;
// only then does the handler run, on a write set that is merged on success and dropped on failure; one journal
// entry records the call with its decisions.
//
// Thread-safe. Reads run on the calling thread against a snapshot; writes are serialised by the branch.
#pragma once

#include <array>
#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clock/clock.h"
#include "identity/decide.h"
#include "journal/journal.h"
#include "kernel/context.h"
#include "kernel/operation.h"
#include "kernel/service.h"
#include "store/blob.h"
#include "store/branch.h"

namespace backlot::runtime {
class Runtime;
struct Firewall;
struct Scripts;
}

namespace backlot::kernel {

inline constexpr int nesting_limit = 8;  // services calling services

// One call: what is asked, by whom, from where.
struct Call {
    const ServiceEntry* service = nullptr;
    const Operation* operation = nullptr;
    Caller caller;
    Origin origin;
    std::string region = "us-east-1";
    std::string request_id;
    Time time{};
    std::uint64_t number = 0;       // of the call on its branch: entropy derives from it
    int depth = 0;
    std::string parent_request_id;  // the call that made this one
    std::shared_ptr<clock::Ids> ids;
};

struct Performed {
    Result<Erased> output;
    std::string request_id;
    std::vector<identity::Verdict> verdicts;  // every question that was asked, in order
};

// What tasks run on, and the ways between them and the server. Shared by who puts the parts together and the kernel.
struct Tasks {
    runtime::Runtime* runtime = nullptr;  // null: no container can be started
    std::string missing = {};             // why there is none, for whoever asks for a task
    std::shared_ptr<const runtime::Scripts> scripts = {};  // what stands for images, in place of any runtime; null: nothing does
    // Images that are folders of this machine: the operator's own choice, by the name that a task definition gives.
    std::map<std::string, std::filesystem::path, std::less<>> root_filesystems = {};
    // Volumes that are folders of this machine, by the name that a task definition gives: the operator's choice, too.
    std::map<std::string, std::filesystem::path, std::less<>> volumes = {};
    // Listens at 169.254.170.2 inside a private network, once; the requests carry the network's name (EndpointRequest).
    // Null: nobody serves.
    std::function<Result<>(const std::string& network)> open_network = {};
    // What may reach whom inside it has changed, after the commit; `task` is about to start, or empty. Null: nothing is kept apart.
    std::function<void(const std::string& network, const std::string& task)> network_changed = {};
};

// What a kernel stands on. Borrowed: the library owns it all and outlives the kernel.
struct Stage {
    std::shared_ptr<store::Branch> branch;
    store::BlobStore* blobs = nullptr;
    journal::Journal* journal = nullptr;
    clock::Clock* clock = nullptr;
    std::optional<std::uint64_t> seed;
    std::uint64_t fork_number = 0;
    Settings settings;
    std::span<const ServiceEntry> services;
    identity::Bundles* bundles = nullptr;
    // What whoever runs the emulator should know, a line at a time and without its end; null: nobody asks. Called after
    // the commit, from any thread.
    std::function<void(std::string_view)> log = {};
    // Called after a commit that set a timer: whoever runs them may have something to do. From any thread.
    std::function<void()> timers_changed = {};
    std::shared_ptr<Tasks> tasks = std::make_shared<Tasks>();
};

// A call between its handler and its commit.
struct Underway {
    Performed done;
    std::shared_ptr<store::Commit> commit = nullptr;  // null: there is nothing to wait for
    std::vector<UnexecutedRule> told = {};
    std::vector<std::function<void()>> effects = {};
    bool has_timers = false;
};

class Kernel {
  public:
    explicit Kernel(Stage stage);
    Kernel(const Kernel&) = delete;
    Kernel& operator=(const Kernel&) = delete;

    // A call with its number, time and request id filled in. Nothing where there is no such operation.
    [[nodiscard]] Result<Call> make_call(std::string_view service, std::string_view operation, Caller caller,
                                         Origin origin, std::string region);

    // The same for what a router has found: a row of its service.
    [[nodiscard]] Call make_call(const ServiceEntry& service, const Operation& operation, Caller caller, Origin origin,
                                 std::string region);

    // The gate and, behind it, the handler. Fails with NotImplemented for an operation without a file.
    [[nodiscard]] Performed perform(const Call& call, const void* input) { return end(call, begin(call, input)); }

    // The two halves of perform(), for who has other calls to begin while this one waits for its commit, so that they share
    // it. What has begun must end; `call` is the same. Nothing is journalled before the end, and nothing may be answered.
    [[nodiscard]] Underway begin(const Call& call, const void* input);
    [[nodiscard]] Performed end(const Call& call, Underway underway);

    // The gate alone, for a body that still streams in: what perform() would refuse is refused before it is taken.
    // A failure is journalled; a success is not, perform() follows.
    [[nodiscard]] Result<> authorize(const Call& call, const void* input);

    // A decision alone, nothing performed and nothing journalled: what belongs to the resource is asked of the service
    // whose action it is. Fails where that service knows no such resource.
    [[nodiscard]] Result<identity::Verdict> decide(const Caller& caller, const Origin& origin, std::string_view region,
                                                   Question question);

    // A call of one service by another, inside the parent's write set; a failure rolls back alone.
    // Without `writes` of the parent's, or of a const parent, only a read.
    [[nodiscard]] Performed perform_nested(const Context& parent, store::WriteSet* writes, Call call, const void* input);

    // Runs a service's follow-up ("kms.delete-key"), with the service as its caller. What it sets to be done by its own
    // timer is the caller's to take away (work::done).
    Result<> follow_up(std::string_view name, const std::string& payload);

    // Makes what an organization file gives a service, for the account of `root` and within the write set that applies the
    // file. No gate: the file says how things stand, nobody asks for them.
    [[nodiscard]] Result<> furnish(store::WriteSet& writes, const ServiceEntry& service, Caller root, std::string region,
                                   std::string_view name, const Json& members);

    // What stands between a private network and a service of this region: an endpoint with its policy, where there is one.
    void place(std::string_view service, std::string_view region, std::string_view network, Origin& origin) const;

    // The addresses of a name, as whoever has this address in a private network sees it; nothing where no service knows the name.
    [[nodiscard]] std::optional<NameAnswer> resolve(std::string_view network, std::string_view address, std::string_view name) const;
    // What may reach an address of a private network; nothing where no service keeps it.
    [[nodiscard]] std::optional<runtime::Firewall> firewall(std::string_view network, std::string_view address) const;

    // What a service serves beside AWS's operations; null where none answers there.
    [[nodiscard]] const Endpoint* endpoint_at(std::string_view host, std::string_view path) const;

    // Journals a call that was refused before the gate: a bad signature, a malformed body.
    void record_refusal(const Call& call, const Error& error);

    // Every service's rules that are kept and not carried out, as they stand now.
    [[nodiscard]] std::vector<UnexecutedRule> unexecuted_rules() const;

    [[nodiscard]] const Stage& stage() const { return stage_; }
    [[nodiscard]] const ServiceEntry* find_service(std::string_view name) const;

  private:
    friend class Context;
    static Result<> gate(const Access& access, Context& context);
    Result<> check(const Call& call, const void* input, Context& context);
    void begin_region(const Call& call);
    void keep_use(const Call& call);
    void settle(const std::vector<UnexecutedRule>& told, const std::vector<std::function<void()>>& effects,
                bool has_timers) const;
    void keep_documents(const identity::Evidence& evidence);
    std::string keep_list(std::string_view member, const std::vector<policy::Attached>& list);
    void record(const Call& call, const Result<Erased>& output, const std::vector<identity::Verdict>& verdicts);

    Stage stage_;
    std::vector<const Endpoint*> endpoints_;  // of all services
    std::atomic<std::uint64_t> calls_{0};
    std::array<std::atomic<std::size_t>, 64> kept_uses_{};  // uses of keys and roles that were kept this minute, each a hash
};

}  // namespace backlot::kernel
