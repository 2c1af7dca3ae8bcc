#include "policy/evaluate.h"

#include "policy/message.h"
#include "policy/public_access.h"
#include "policy/question.h"
#include "text/json.h"

namespace backlot::policy {
namespace {

void append_member(std::string& out, std::string_view name, std::string_view text) {
    out += ",\"";
    out += name;
    out += "\":";
    append_json_string(out, text);
}

void append_member_or_null(std::string& out, std::string_view name, std::string_view text) {
    if (!text.empty()) return append_member(out, name, text);
    out += ",\"";
    out += name;
    out += "\":null";
}

std::string opening(const Question& question) {
    std::string out;
    out.reserve(320);
    out += "{\"id\":";
    out += question.id_json.empty() ? std::string_view("null") : question.id_json;
    return out;
}

void append_statement(std::string& out, std::string_view statement, bool is_index) {
    if (!is_index) return append_member_or_null(out, "statement", statement);
    out += ",\"statement\":";
    out += statement;
}

std::string decision_line(const Question& question) {
    const auto decision = decide(question.request, question.layers());
    auto out = opening(question);
    append_member(out, "decision", name_of(decision.outcome));
    append_member(out, "layer", name_of(decision.layer));
    append_member_or_null(out, "policy", decision.policy);
    append_statement(out, decision.statement, decision.statement_is_index);
    append_member(out, "because", reason_of(question.request, decision));
    return out + "}";
}

std::string public_line(const Question& question) {
    const auto* document = question.resource.empty() ? nullptr : question.resource.front().document.get();
    const auto found = document != nullptr ? public_statement(*document) : std::nullopt;
    auto out = opening(question);
    append_member(out, "decision", found ? "Public" : "NotPublic");
    out += ",\"layer\":\"block-public-access\"";
    append_member_or_null(out, "policy", found ? question.resource.front().id : "");
    const auto* statement = found ? &document->statements[*found] : nullptr;
    append_statement(out, statement != nullptr ? statement->name() : "", statement != nullptr && statement->sid.empty());
    append_member(out, "because", found ? "because the statement grants access to everyone and no condition limits it to fixed values"
                                        : "because no statement grants access to everyone without a condition that limits it to fixed values");
    return out + "}";
}

}  // namespace

struct Evaluator::State {
    DocumentCache documents{document_limit};
    Question question;
};

Evaluator::Evaluator() : state_(std::make_unique<State>()) {}
Evaluator::~Evaluator() = default;

std::string Evaluator::answer(std::string_view json_line, std::size_t line_number) {
    auto& question = state_->question;
    const auto read = read_question(json_line, state_->documents, question);
    if (read) return question.is_public_question ? public_line(question) : decision_line(question);
    all_decided_ = false;
    const auto text = read.error().code + ": " + read.error().message;
    if (read.error().code == "JsonParseError") {
        std::string out = "{\"line\":" + std::to_string(line_number);
        append_member(out, "error", text);
        return out + "}";
    }
    auto out = opening(question);
    append_member(out, "error", text);
    return out + "}";
}

}  // namespace backlot::policy
