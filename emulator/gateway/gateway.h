// Gateway: the walk of one request, without sockets: route, authenticate, decode, perform, encode.
//
// A streaming body (PutObject, UploadPart) is verified and authorized on its head and only then taken in, straight
// into the blob store while it is hashed; every other body is buffered within a limit and a budget shared by all
// requests, then verified, decoded and performed. A refused upload leaves nothing behind.
//
// Thread-safe; a Transaction belongs to one connection.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/error.h"
#include "kernel/kernel.h"
#include "model/payload.h"
#include "sigv4/chunked.h"
#include "sigv4/message.h"
#include "sigv4/signing_keys.h"
#include "wire/router.h"
#include "wire/wire.h"

namespace backlot::gateway {

inline constexpr std::size_t buffered_body_limit_bytes = 32 * 1024 * 1024;       // one request: a layer part of 20 MiB in base64
inline constexpr std::uint64_t buffered_budget_bytes = 512ull * 1024 * 1024;     // all requests together
inline constexpr std::size_t inline_body_limit_bytes = 16 * 1024;                // a streamed body kept in the row

struct Head {
    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string remote_ip;
    bool is_tls = false;
    std::string network = {};  // a private network; empty: this machine's own
};

struct Options {
    bool account_id_keys = false;  // a 12-digit access key is that account's root, unverified
    // Puts a request somewhere else than where its socket says: for scenarios, whose callers sit behind endpoints.
    std::function<void(const Head&, identity::Origin&)> place = {};
};

class Gateway;

// Something that is no AWS operation, found by method, host or path before routing: a preflight, a form upload,
// the emulator's own API. Asked with the whole request once its body is in.
struct Endpoint {
    std::string name;
    std::function<bool(const Head&)> matches;
    std::function<wire::Response(Gateway&, const Head&, wire::Request&)> answer;
};

// One request after another of a connection.
class Transaction {
  public:
    explicit Transaction(Gateway& gateway);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    // Each gives the answer where the request ends there.
    [[nodiscard]] std::optional<wire::Response> on_head(Head head);
    [[nodiscard]] std::optional<wire::Response> on_body(std::string_view bytes);
    // Nothing where the answer waits for a commit that other requests may share: call end_finish() for it, soon.
    [[nodiscard]] std::optional<wire::Response> begin_finish();
    [[nodiscard]] wire::Response end_finish();
    // Both at once.
    [[nodiscard]] wire::Response finish() {
        auto response = begin_finish();
        return response ? std::move(*response) : end_finish();
    }
    void abandon();

  private:
    struct Intake;
    struct Form;
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> authenticate();
    void open_call(const std::string& region);
    [[nodiscard]] Result<> find_caller();
    void take_hoisted_headers();
    void let_pages_read(wire::Response& response) const;
    [[nodiscard]] Result<bool> begin_for_browser();  // true: a preflight or a form, and its whole way is known
    [[nodiscard]] Result<> begin_upload();
    [[nodiscard]] Result<> authenticate_form();
    [[nodiscard]] Result<> take_of_form(std::string_view bytes);
    [[nodiscard]] Result<> end_form() const;
    void answer_form(wire::Response& response) const;
    [[nodiscard]] Result<> begin_stream();
    [[nodiscard]] Result<> admit();  // a body that is still to come, by its head
    void begin_checksums();
    [[nodiscard]] std::optional<wire::Response> begin_served();  // an answer: refused on its head
    [[nodiscard]] Result<wire::Response> answer_served();
    [[nodiscard]] Result<> take(std::string_view bytes);
    [[nodiscard]] Result<std::optional<wire::Response>> complete();
    [[nodiscard]] Result<wire::Response> answer();
    [[nodiscard]] Result<> verify_signature(std::string_view body_sha256_hex);
    [[nodiscard]] wire::Response refuse(Error error);
    void reset();

    Gateway& gateway_;
    Head head_;
    wire::Request request_;
    const Endpoint* endpoint_ = nullptr;
    const kernel::Endpoint* served_ = nullptr;  // a service's
    kernel::EndpointRequest served_request_;
    std::optional<wire::Route> route_;
    std::optional<kernel::Call> call_;
    sigv4::SigningService signing_;
    sigv4::Claim claim_;
    std::string secret_;
    bool is_verified_ = false;
    bool is_recorded_ = false;     // the kernel has journalled the refusal already
    bool is_trusted_key_ = false;  // Options::account_id_keys
    bool is_preflight_ = false;
    std::unique_ptr<Intake> intake_;
    std::optional<kernel::Underway> underway_;  // waits for its commit
    std::unique_ptr<Form> form_;
    std::uint64_t reserved_bytes_ = 0;
};

class Gateway {
  public:
    Gateway(kernel::Kernel& kernel, Options options);

    [[nodiscard]] kernel::Kernel& kernel() { return kernel_; }
    [[nodiscard]] const Options& options() const { return options_; }
    [[nodiscard]] const wire::Router& router() const { return router_; }
    [[nodiscard]] sigv4::SigningKeys& signing_keys() { return signing_keys_; }
    // The row of a service's operation by its model; null where the service has no folder.
    [[nodiscard]] const kernel::ServiceEntry* service_of(const model::Service& service) const;
    // The row of an operation that the router found.
    [[nodiscard]] static const kernel::Operation& row_of(const kernel::ServiceEntry& service, const model::Operation& operation);

    void add_endpoint(Endpoint endpoint) { endpoints_.push_back(std::move(endpoint)); }
    [[nodiscard]] const Endpoint* endpoint_for(const Head& head) const;

    [[nodiscard]] bool reserve(std::uint64_t bytes);
    void release(std::uint64_t bytes);

  private:
    kernel::Kernel& kernel_;
    Options options_;
    std::vector<const model::Service*> models_;
    wire::Router router_;
    sigv4::SigningKeys signing_keys_;
    std::vector<Endpoint> endpoints_;
    std::atomic<std::uint64_t> buffered_bytes_{0};
};

}  // namespace backlot::gateway
