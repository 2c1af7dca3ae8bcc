// Assertion: what an identity provider says about one of its users, read from the signed part of its response.
//
// Nothing is judged here but the form: dates, audience and meaning are the reader's.
//
// Source: SAML V2.0 Core, sections 2 and 3.2.2.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "clock/clock.h"

namespace backlot::saml {

struct Attribute {
    std::string name;
    std::vector<std::string> values;
};

struct SubjectConfirmation {
    std::string method;
    std::string recipient;
    std::optional<clock::Time> not_before;
    std::optional<clock::Time> not_on_or_after;
};

struct Assertion {
    std::string issuer;
    std::string subject;  // NameID
    std::string subject_format;
    std::vector<SubjectConfirmation> confirmations;
    std::optional<clock::Time> issued;
    std::optional<clock::Time> not_before;
    std::optional<clock::Time> not_on_or_after;
    std::optional<clock::Time> session_not_on_or_after;  // the earliest of its authentication statements
    std::vector<std::vector<std::string>> audiences;     // one of each list must be the reader
    std::vector<Attribute> attributes;

    // The attribute of that name, or null.
    [[nodiscard]] const Attribute* find(std::string_view name) const;
};

// The status that a response announces where it is not success ("urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"), signed
// or not. Nothing where it is, or where there is no response to read.
[[nodiscard]] std::optional<std::string> refusal_in(std::string_view response);
// Whether the assertion is encrypted.
[[nodiscard]] bool is_encrypted(std::string_view response);

// `signed_part` as signed_part() gives it. Fails with code "SamlAssertionError".
[[nodiscard]] Result<Assertion> read_assertion(std::string_view signed_part);

}  // namespace backlot::saml
