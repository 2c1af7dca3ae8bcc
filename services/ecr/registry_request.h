// The registry's own protocol: what a request to /v2/ asks for, of which registry, and by whom.
//
// Under a registry's host name ("111122223333.dkr.ecr.eu-west-2.localhost") a name is a repository's. Under any other name of
// this machine the token's region is meant, and the account that the name begins with ("111122223333/app"), or else the
// token's own.
//
// Source: OCI Distribution Specification 1.1; Amazon ECR User Guide, "Private registry authentication in Amazon ECR".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/kernel.h"
#include "services/ecr/query_string.h"
#include "services/ecr/token.h"

namespace backlot::ecr {

using kernel::EndpointRequest;
using kernel::EndpointResponse;

enum class Asked { base, blob, new_upload, upload, manifest, tags, referrers, catalog, address, nothing };

struct RegistryPath {
    Asked asked = Asked::nothing;
    std::string name;       // as the client writes it
    std::string reference;  // a digest, a tag, an upload's id
};
// A name or a reference that nothing can have is Asked::nothing.
[[nodiscard]] RegistryPath parse_path(std::string_view path);

// Whether a repository can have this name.
[[nodiscard]] bool is_repository_name(std::string_view name);
// Whether a registry is meant by the host itself.
[[nodiscard]] bool is_registry_host(std::string_view host);

struct Visit {
    kernel::Kernel& kernel;
    EndpointRequest& request;
    RegistryPath path;
    identity::Caller caller = {};
    std::string account = {};     // of the registry
    std::string region = {};
    std::string repository = {};  // its name there

    // An operation of ECR, asked by the client.
    template <class Input>
    [[nodiscard]] auto call(const Input& input) const {
        using Operation = decltype(operation_of(input));
        Result<typename Operation::Output> result = fail("", "");
        auto made = make(Operation::name);
        if (!made) return result = std::unexpected(std::move(made).error());
        auto done = kernel.perform(*made, &input);
        if (!done.output) return result = std::unexpected(std::move(done.output).error());
        return result = std::move(*static_cast<typename Operation::Output*>(done.output->get()));
    }
    // The gate alone.
    template <class Input>
    [[nodiscard]] Result<> authorize(const Input& input) const {
        BACKLOT_TRY(made, make(decltype(operation_of(input))::name));
        return kernel.authorize(made, &input);
    }
    [[nodiscard]] std::string query(std::string_view name) const { return query_member(request.query, name); }
    [[nodiscard]] std::string place(std::string_view rest) const { return "/v2/" + path.name + "/" + std::string(rest); }

  private:
    [[nodiscard]] Result<kernel::Call> make(std::string_view operation) const;
};

// Who asks for what. Fails with UNAUTHORIZED, DENIED.
[[nodiscard]] Result<Visit> open_visit(kernel::Kernel& kernel, EndpointRequest& request);

// ECR's refusal as a registry's client reads it.
[[nodiscard]] EndpointResponse refused(const EndpointRequest& request, const Error& error);
[[nodiscard]] EndpointResponse refused(int status, std::string_view code, std::string_view message);

// Whole layers and parts of them.
[[nodiscard]] EndpointResponse answer_blob(const Visit& visit);
[[nodiscard]] EndpointResponse answer_address(kernel::Kernel& kernel, const EndpointRequest& request);
[[nodiscard]] EndpointResponse answer_uploads(const Visit& visit);
[[nodiscard]] EndpointResponse answer_upload(const Visit& visit);
// Null: a body may come.
[[nodiscard]] std::optional<EndpointResponse> admit_upload(const Visit& visit);
[[nodiscard]] EndpointResponse answer_manifest(const Visit& visit);
[[nodiscard]] EndpointResponse answer_tags(const Visit& visit);
[[nodiscard]] EndpointResponse answer_referrers(const Visit& visit);
[[nodiscard]] EndpointResponse answer_catalog(const Visit& visit);

}  // namespace backlot::ecr
