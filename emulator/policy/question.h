// Question: one line of `backlot evaluate`, read, with its documents compiled.
//
// The texts are borrowed from the line, or kept in `kept`.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "policy/decide.h"
#include "policy/validate.h"

namespace backlot::policy {

// Compiled documents by kind and text.
class DocumentCache {
  public:
    explicit DocumentCache(std::size_t limit) : limit_(limit) {}

    // Fails with MalformedPolicyDocument.
    [[nodiscard]] const Result<std::shared_ptr<const Document>>& document(std::string_view json_text, PolicyKind kind);

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Documents = std::unordered_map<std::string, Result<std::shared_ptr<const Document>>, Hash, std::equal_to<>>;
    std::unordered_map<int, Documents> by_kind_;
    std::size_t limit_;
    std::size_t count_ = 0;
};

// A line is used again for the next question, so that its memory is.
struct Question {
    std::string_view id_json;  // as it came; empty: none
    bool is_public_question = false;
    Request request;
    std::vector<Attached> identity;
    std::vector<Attached> boundary;
    std::vector<Attached> session;
    std::vector<Attached> resource;
    std::vector<Attached> endpoint;
    std::vector<Level> service_control;
    std::vector<Level> resource_control;
    std::vector<Grant> grants;
    Settings settings;
    std::deque<std::string> kept;

    [[nodiscard]] Layers layers() const;
};

// Fails with JsonParseError where the line is not JSON, with MalformedPolicyDocument where a document is not one,
// and with InvalidQuestion.
[[nodiscard]] Result<> read_question(std::string_view line, DocumentCache& documents, Question& question);

}  // namespace backlot::policy
