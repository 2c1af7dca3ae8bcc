// Backlot: the whole emulator in one object, and the only place where its parts are put together.
//
//     auto backlot = Backlot::open({.organization_file = "org.yaml"});
//     auto caller = (*backlot)->principal("la/reader");
//     auto done = (*backlot)->call(*caller, {}, "s3", "ListBuckets", Json::object());
//
// Thread-safe, but for open() and the destructor. A fork shares nothing that either side can change.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "gateway/gateway.h"
#include "identity/authenticate.h"
#include "kernel/kernel.h"
#include "text/json.h"

namespace backlot {

inline constexpr std::string_view default_account = "000000000000";

struct BacklotOptions {
    std::optional<std::filesystem::path> state;  // nothing: ephemeral
    std::optional<std::filesystem::path> journal;  // nothing: in the state's folder, or in memory
    std::optional<std::filesystem::path> organization_file;
    std::filesystem::path fixtures = "fixtures";
    std::optional<std::uint64_t> seed;
    std::optional<clock::Time> virtual_start;  // nothing: wall time
    bool is_durable = false;                   // fsync in groups
    bool legacy_s3_defaults = false;
    bool has_default_vpcs = true;
    bool account_id_keys = false;  // a 12-digit access key is that account's root: loud, off by default
    // What whoever runs this should know, a line at a time; called from any thread. Nothing: nobody asks.
    std::function<void(std::string_view)> log = {};
    std::function<void(const gateway::Head&, identity::Origin&)> place = {};  // gateway::Options::place
    // What runs containers: "off", "runc", "docker", "auto" (runc where this machine lets it, or else Docker), "scripted" (nothing does:
    // scripts stand for images).
    std::string tasks = "off";
    std::filesystem::path docker_socket = "/var/run/docker.sock";
    std::shared_ptr<const runtime::Scripts> task_scripts = {};
    // Images and volumes that are folders of this machine, by the names that task definitions give them.
    std::map<std::string, std::filesystem::path, std::less<>> task_images = {};
    std::map<std::string, std::filesystem::path, std::less<>> task_volumes = {};
};

// The credentials of a principal, as `backlot env` hands them out.
struct Keys {
    std::string access_key_id;
    std::string secret;
    std::string token;                    // empty: long-term
    std::optional<clock::Time> expires;
};

// A call by names, as scenarios and the CLI make it.
struct CallResult {
    std::optional<Json> output;
    std::optional<Error> error;
    std::string request_id;
    std::vector<identity::Verdict> verdicts;
};

class Backlot {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Backlot>> open(const BacklotOptions& options);
    ~Backlot();

    // A principal by name: "ACCOUNT", "ACCOUNT/ROLE", "ACCOUNT/ROLE/SESSION", "ACCOUNT/user/NAME", "anonymous",
    // "service:NAME", "key:ACCESS-KEY-ID" (who holds that key). A role's session is made for the asking, without its
    // trust policy. A user or root with MFA is given a session as GetSessionToken does; the other options are a role's.
    // Fails with NoSuchPrincipal, InvalidSession, and as find_credential does for a key.
    [[nodiscard]] Result<identity::Caller> principal(std::string_view name,
                                                     const identity::SessionOptions& options = {});
    // Credentials for it: an existing active key of a user or root, or a new one; a session for a role.
    [[nodiscard]] Result<Keys> keys(std::string_view name, const identity::SessionOptions& options = {});

    // Performs an operation by its names, through the gate. Unknown names answer NotImplemented.
    [[nodiscard]] CallResult call(const identity::Caller& caller, const identity::Origin& origin,
                                  std::string_view region, std::string_view service, std::string_view operation,
                                  const Json& input);

    // A decision alone: whether the caller may do `action` to the resource of that ARN, by all that belongs to it (its
    // policy, ACL, owner). Fails with the service's own error where there is no such resource.
    [[nodiscard]] Result<identity::Verdict> decide(const identity::Caller& caller, const identity::Origin& origin,
                                                   std::string_view region, identity::Question question);

    // Reads an organization file into the state; what is there already stays.
    // Fails with code OrganizationFileInvalid, one mistake a line, as FILE:LINE: what was expected.
    [[nodiscard]] Result<> load_organization(const std::filesystem::path& file);

    // Forgets all state and loads the organization file again, as at the first start.
    [[nodiscard]] Result<> reset();

    // Who takes a listening socket that lies inside a private network (http::Server::listen): before containers can reach
    // this emulator. Null: nobody any more.
    void serve_networks(std::function<Result<>(int socket, std::string network)> listen);
    // What runs containers: "runc", or "off" and why.
    [[nodiscard]] std::string tasks_status() const;

    void advance(std::chrono::milliseconds by);
    [[nodiscard]] clock::Time now() const;
    [[nodiscard]] bool is_virtual() const;

    // A copy-on-write copy: its cost does not depend on how much state there is.
    [[nodiscard]] std::unique_ptr<Backlot> fork();

    [[nodiscard]] kernel::Kernel& kernel();
    [[nodiscard]] gateway::Gateway& gateway();
    [[nodiscard]] journal::Journal& journal();
    [[nodiscard]] std::shared_ptr<store::Branch> branch();
    [[nodiscard]] const BacklotOptions& options() const;

  private:
    struct Parts;
    static void assemble(Parts& parts);
    Result<> ensure_management_account();
    explicit Backlot(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace backlot
