#include "saml/assertion.h"

#include <algorithm>

#include "base/encoding.h"
#include "clock/format.h"
#include "text/xml.h"

namespace backlot::saml {

namespace {

constexpr std::string_view success = "urn:oasis:names:tc:SAML:2.0:status:Success";

std::unexpected<Error> malformed(std::string why) { return fail("SamlAssertionError", std::move(why)); }

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto from = text.find_first_not_of(blanks);
    if (from == text.npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(blanks) - from + 1));
}

std::string attribute_of(const Xml& element, std::string_view name) {
    const auto* value = element.attribute(name);
    return value == nullptr ? std::string{} : *value;
}

// A moment that is absent is nothing; one that is no moment is an error.
Result<std::optional<clock::Time>> time_of(const Xml& element, std::string_view name) {
    const auto* text = element.attribute(name);
    if (text == nullptr) return std::nullopt;
    const auto time = clock::parse_iso8601(*text);
    if (!time) return malformed(std::string(name) + " is not a date");
    return time;
}

Result<> read_subject(const Xml& subject, Assertion& assertion) {
    if (const auto* name = subject.child("NameID")) {
        assertion.subject = trimmed(name->text);
        assertion.subject_format = attribute_of(*name, "Format");
    }
    for (const auto& child : subject.children) {
        if (child.name != "SubjectConfirmation") continue;
        SubjectConfirmation confirmation{.method = attribute_of(child, "Method")};
        if (const auto* data = child.child("SubjectConfirmationData")) {
            confirmation.recipient = attribute_of(*data, "Recipient");
            BACKLOT_TRY(from, time_of(*data, "NotBefore"));
            BACKLOT_TRY(until, time_of(*data, "NotOnOrAfter"));
            confirmation.not_before = from;
            confirmation.not_on_or_after = until;
        }
        assertion.confirmations.push_back(std::move(confirmation));
    }
    return {};
}

Result<> read_conditions(const Xml& conditions, Assertion& assertion) {
    BACKLOT_TRY(from, time_of(conditions, "NotBefore"));
    BACKLOT_TRY(until, time_of(conditions, "NotOnOrAfter"));
    assertion.not_before = from;
    assertion.not_on_or_after = until;
    for (const auto& child : conditions.children) {
        if (child.name != "AudienceRestriction") continue;
        auto& list = assertion.audiences.emplace_back();
        for (const auto& audience : child.children) {
            if (audience.name == "Audience") list.push_back(trimmed(audience.text));
        }
    }
    return {};
}

void read_attributes(const Xml& statement, Assertion& assertion) {
    for (const auto& child : statement.children) {
        if (child.name != "Attribute") continue;
        Attribute attribute{.name = attribute_of(child, "Name"), .values = {}};
        for (const auto& value : child.children) {
            if (value.name == "AttributeValue") attribute.values.push_back(trimmed(value.text));
        }
        assertion.attributes.push_back(std::move(attribute));
    }
}

Result<> read_statement(const Xml& statement, Assertion& assertion) {
    if (statement.name == "AttributeStatement") read_attributes(statement, assertion);
    if (statement.name != "AuthnStatement") return {};
    BACKLOT_TRY(until, time_of(statement, "SessionNotOnOrAfter"));
    if (until) assertion.session_not_on_or_after = std::min(*until, assertion.session_not_on_or_after.value_or(*until));
    return {};
}

}  // namespace

const Attribute* Assertion::find(std::string_view name) const {
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    return found == attributes.end() ? nullptr : &*found;
}

std::optional<std::string> refusal_in(std::string_view response) {
    const auto xml = Xml::parse(response);
    const auto* status = xml ? xml->child("Status") : nullptr;
    const auto* code = status == nullptr ? nullptr : status->child("StatusCode");
    if (code == nullptr) return std::nullopt;
    const auto* inner = code->child("StatusCode");
    const auto value = attribute_of(*code, "Value");
    if (value == success) return std::nullopt;
    return inner == nullptr ? value : attribute_of(*inner, "Value");
}

bool is_encrypted(std::string_view response) {
    const auto xml = Xml::parse(response);
    return xml && xml->child("EncryptedAssertion") != nullptr;
}

Result<Assertion> read_assertion(std::string_view signed_part) {
    const auto xml = Xml::parse(signed_part);
    if (!xml) return malformed(xml.error().message);
    const auto* root = xml->name == "Response" ? xml->child("Assertion") : &*xml;
    if (root == nullptr || root->name != "Assertion") return malformed("there is no assertion");
    Assertion assertion;
    assertion.issuer = trimmed(root->child_text("Issuer"));
    BACKLOT_TRY(issued, time_of(*root, "IssueInstant"));
    assertion.issued = issued;
    if (const auto* subject = root->child("Subject")) BACKLOT_CHECK(read_subject(*subject, assertion));
    if (const auto* conditions = root->child("Conditions")) BACKLOT_CHECK(read_conditions(*conditions, assertion));
    for (const auto& child : root->children) BACKLOT_CHECK(read_statement(child, assertion));
    return assertion;
}

}  // namespace backlot::saml
