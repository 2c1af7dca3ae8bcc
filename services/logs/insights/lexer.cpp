#include "services/logs/insights/lexer.h"

#include "base/encoding.h"
#include "services/logs/errors.h"

namespace backlot::logs::insights {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool begins_name(char c) { return is_letter(c) || c == '@' || c == '_' || c == '$'; }
bool continues_name(char c) { return begins_name(c) || is_digit(c) || c == '.' || c == ':'; }

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Result<std::vector<Token>> run() {
        while (true) {
            skip();
            if (at_ == text_.size()) break;
            begin_ = at_;
            BACKLOT_CHECK(one());
        }
        add(Token::Kind::end, "");
        tokens_.back().begin = tokens_.back().end = text_.size();
        return std::move(tokens_);
    }

  private:
    void skip() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '#') {
                while (at_ < text_.size() && text_[at_] != '\n') ++at_;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                ++at_;
            } else {
                return;
            }
        }
    }

    void add(Token::Kind kind, std::string text) {
        tokens_.push_back({.kind = kind, .text = std::move(text), .begin = begin_, .end = at_});
    }

    [[nodiscard]] char look(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    Result<> one() {
        const char c = look();
        if (c == '"' || c == '\'') return quoted(c, Token::Kind::text);
        if (c == '`') return quoted(c, Token::Kind::quoted_name);
        if (c == '/' && begins_regex()) return quoted(c, Token::Kind::regex);
        if (is_digit(c) || (c == '.' && is_digit(look(1)))) return number();
        if (begins_name(c)) {
            while (continues_name(look())) ++at_;
            add(Token::Kind::name, std::string(text_.substr(begin_, at_ - begin_)));
            return {};
        }
        for (const std::string_view sign : {"!=", "<=", ">=", "=~", "&&", "||"}) {
            if (!text_.substr(at_).starts_with(sign)) continue;
            at_ += sign.size();
            add(Token::Kind::sign, std::string(sign));
            return {};
        }
        if (std::string_view("|,()[]=<>+-*/%^").find(c) == std::string_view::npos) {
            return errors::malformed_query("unexpected symbol found " + std::string(1, c) + " at position " +
                                           std::to_string(at_));
        }
        ++at_;
        add(Token::Kind::sign, std::string(1, c));
        return {};
    }

    // A slash opens an expression behind like, =~, parse and a field that is parsed; else it divides.
    [[nodiscard]] bool begins_regex() const {
        if (tokens_.empty()) return false;
        const auto is_word = [](const Token& token, std::string_view word) {
            return token.kind == Token::Kind::name && equal_ignoring_case(token.text, word);
        };
        const auto& last = tokens_.back();
        if (is_word(last, "like") || is_word(last, "parse") ||
            (last.kind == Token::Kind::sign && last.text == "=~")) return true;
        return tokens_.size() > 1 && is_word(tokens_[tokens_.size() - 2], "parse");
    }

    Result<> quoted(char quote, Token::Kind kind) {
        std::string value;
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
                const char next = text_[at_ + 1];
                // Of an expression only the slash loses its backslash.
                const bool is_escape = next == quote || (kind != Token::Kind::regex && next == '\\');
                if (!is_escape) value += '\\';
                value += next;
                at_ += 2;
            } else {
                value += text_[at_++];
            }
        }
        if (at_ == text_.size()) return errors::malformed_query("a quote that opens at position " +
                                                                std::to_string(begin_) + " is not closed");
        ++at_;
        add(kind, std::move(value));
        return {};
    }

    Result<> number() {
        while (is_digit(look()) || look() == '.') ++at_;
        if ((look() == 'e' || look() == 'E') && (is_digit(look(1)) || (look(1) == '-' && is_digit(look(2))))) {
            at_ += 2;
            while (is_digit(look())) ++at_;
        }
        const bool is_period = is_letter(look());
        while (is_letter(look())) ++at_;
        add(is_period ? Token::Kind::period : Token::Kind::number, std::string(text_.substr(begin_, at_ - begin_)));
        return {};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> tokens_of(std::string_view query) { return Lexer(query).run(); }

}  // namespace backlot::logs::insights
