// Caller: who is asking. Made by authenticate() from verified credentials, by the library for an in-process
// call, or by a service that acts under a role or as itself. Nothing else may make one.
//
// Source: IAM User Guide, "How IAM identifiers work", "AWS global condition context keys".
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "identity/records.h"
#include "policy/request.h"

namespace backlot::identity {

struct Caller {
    policy::PrincipalKind kind = policy::PrincipalKind::anonymous;
    std::string arn;         // as aws:PrincipalArn has it for users; the session's own ARN for sessions
    std::string account;     // empty: anonymous, or a service
    std::string user_id;     // aws:userid: AIDA..., AROA...:session, account id for root, account:name if federated
    std::string unique_id;   // AIDA... or AROA...
    std::string user_name;   // aws:username: IAM users only
    std::string role_name;   // sessions of a role
    std::string role_arn;    // with its path
    std::string service;     // "ecs-tasks.amazonaws.com" for a service principal
    std::string source_arn;      // a service acting for a resource: aws:SourceArn
    std::string source_account;  // and aws:SourceAccount
    std::string access_key_id;
    bool is_long_term = false;
    std::shared_ptr<const Session> session;  // temporary credentials
    std::string via_service;  // a service acting on the caller's behalf (forward access session): aws:CalledVia

    [[nodiscard]] bool is_root() const { return kind == policy::PrincipalKind::root; }
    [[nodiscard]] bool is_anonymous() const { return kind == policy::PrincipalKind::anonymous; }
};

// Where a request comes from.
struct Origin {
    std::string source_ip = "127.0.0.1";
    bool is_tls = false;
    std::string user_agent;
    std::string referer;
    std::string vpce;          // vpce-...: the request came through an endpoint
    std::string vpc;           // vpc-...
    std::string vpce_account;
    std::string vpc_source_ip;
    std::string endpoint_policy;  // the endpoint's policy document, empty: the default
    std::string host;          // the host that the client named: for URLs in answers
    std::string signature_version;  // s3:signatureversion: AWS4-HMAC-SHA256
    std::string auth_type;          // s3:authType: REST-HEADER, REST-QUERY-STRING, POST
    std::int64_t signature_age_ms = 0;  // s3:signatureAge of a presigned request
    std::string content_sha256;     // s3:x-amz-content-sha256
    std::optional<Time> mfa_at;     // an in-process call with MFA
};

}  // namespace backlot::identity
