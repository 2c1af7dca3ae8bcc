// UnexecutedRule: a rule that a user stored, that AWS would carry out, and that nothing here carries out yet.
//
// Said aloud twice: in the server's log when the rule is stored, and in `backlot status` as long as it is kept. A
// service names its rules in services/<name>/unexecuted_rules.cpp and tells of a new one with Context::tell().
#pragma once

#include <string>

namespace backlot::kernel {

struct UnexecutedRule {
    std::string service;   // "s3"; the kernel fills it
    std::string resource;  // ARN
    std::string rule;      // what is kept: "lifecycle"
    std::string missing;   // what does not happen: "objects neither expire nor change their storage class"

    friend bool operator==(const UnexecutedRule&, const UnexecutedRule&) = default;
};

// "s3 keeps lifecycle of arn:aws:s3:::reports and does not carry it out: objects neither expire nor ..."
[[nodiscard]] inline std::string line_of(const UnexecutedRule& rule) {
    return rule.service + " keeps " + rule.rule + " of " + rule.resource + " and does not carry it out: " + rule.missing;
}

}  // namespace backlot::kernel
