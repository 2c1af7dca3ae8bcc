// Entry: one call in the journal: who asked for what, and what was decided because of which statements.
//
// No secrets and no bodies: an entry is what `why` needs to run the engine again, no more. New fields take new tags
// (store/record.h), so that recordings can keep inputs and answers beside entries.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "clock/clock.h"
#include "store/record.h"

namespace backlot::journal {

using clock::Time;

// One question of a call and its answer.
struct Check {
    std::string action;       // "s3:GetObject"
    std::string resource;     // ARN
    std::string outcome;      // "allow", "explicit-deny", "implicit-deny"
    bool is_refusal = true;   // false: a probe or an item: informed, not refused
    std::string layer;        // "identity-policy", "service-control-policy", ...: where it was decided
    std::string policy;       // name or ARN
    std::string statement;    // Sid, or its place: "Statement[1]"
    std::string because;      // one sentence
    std::map<std::string, std::vector<std::string>> context;    // condition key -> values read
    std::map<std::string, std::string> documents;               // "caller", "owner", "resource" ... -> content hash
    std::string question;  // what was asked, as journal/again.h reads it; empty: no policy was asked
    store::Unknown unknown = {};

    static constexpr auto fields() {
        using store::field;
        return std::tuple{field<1>(&Check::action),     field<2>(&Check::resource), field<3>(&Check::outcome),
                          field<4>(&Check::is_refusal), field<5>(&Check::layer),    field<6>(&Check::policy),
                          field<7>(&Check::statement),  field<8>(&Check::because),  field<9>(&Check::context),
                          field<10>(&Check::documents), field<11>(&Check::question)};
    }
};

struct Entry {
    std::uint64_t sequence = 0;  // given by the journal; not part of the stored record but of its frame
    std::string request_id;
    Time time{};
    std::string account;
    std::string region;
    std::string service;
    std::string operation;
    std::string principal_arn;
    std::string principal_kind;
    std::string access_key_id;
    std::string source_ip;
    std::string user_agent;
    std::int64_t http_status = 0;
    std::string error_code;      // empty: it succeeded
    std::string error_message;
    std::vector<Check> checks;
    std::uint64_t revision = 0;  // of the state that was decided on
    std::chrono::microseconds duration{};
    std::string parent_request_id;
    std::uint64_t fork_id = 0;
    store::Unknown unknown = {};

    static constexpr auto fields() {
        using store::field;
        return std::tuple{
            field<1>(&Entry::request_id),     field<2>(&Entry::time),           field<3>(&Entry::account),
            field<4>(&Entry::region),         field<5>(&Entry::service),        field<6>(&Entry::operation),
            field<7>(&Entry::principal_arn),  field<8>(&Entry::principal_kind), field<9>(&Entry::access_key_id),
            field<10>(&Entry::source_ip),     field<11>(&Entry::user_agent),    field<12>(&Entry::http_status),
            field<13>(&Entry::error_code),    field<14>(&Entry::error_message), field<15>(&Entry::checks),
            field<16>(&Entry::revision),      field<17>(&Entry::duration),      field<18>(&Entry::parent_request_id),
            field<19>(&Entry::fork_id)};
    }
};

}  // namespace backlot::journal
