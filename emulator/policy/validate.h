// Whether a service would store a policy document, in AWS's words where it would not.
//
// Documents already stored are read by parse() (document.h), which is more lenient. Sizes are the services' affair.
//
// Source: IAM User Guide, "Grammar of the IAM JSON policy language"; Organizations User Guide, "SCP syntax", "RCP
// syntax"; S3 User Guide, "Policies and permissions in Amazon S3".
#pragma once

#include <string_view>

#include "base/error.h"
#include "policy/document.h"

namespace backlot::policy {

enum class PolicyKind {
    identity,
    boundary,
    session,
    trust,
    service_control,
    resource_control,
    resource,  // of a service: `service` says which
    endpoint,
};

struct ValidateOptions {
    PolicyKind kind = PolicyKind::identity;
    std::string_view service = {};   // resource policies: "s3", "kms", "sqs"
    std::string_view resource = {};  // S3: the bucket's ARN, which every Resource must lie in; empty: not checked
    bool is_managed = false;         // a managed policy: its version must be 2012-10-17
};

// Whether the statements have the elements that the kind wants, and none that it forbids, and whether actions
// and resources have the form of such. Of resource control policies only RCPFullAWSAccess may allow.
// Fails with MalformedPolicyDocument.
[[nodiscard]] Result<> check_elements(const Document& document, PolicyKind kind, const Flaws& flaws = {});

// Fails with MalformedPolicyDocument; a bucket policy with MalformedPolicy, a guardrail of Organizations with
// MalformedPolicyDocumentException.
[[nodiscard]] Result<> validate(std::string_view json_text, const ValidateOptions& options);

}  // namespace backlot::policy
