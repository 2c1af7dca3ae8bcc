// "[ ... ]": the fields of a line that blanks divide; what stands in brackets or quotes is one field.
#include <algorithm>
#include <optional>
#include <vector>

#include "services/logs/errors.h"
#include "services/logs/pattern.h"
#include "services/logs/pattern_value.h"

namespace backlot::logs {

namespace {

using Extracted = FilterPattern::Extracted;

struct FieldTest {
    Comparison comparison = Comparison::equal;
    Operand operand;

    [[nodiscard]] bool holds(std::string_view field) const {
        const auto number = number_of(field);
        if (operand.number && number) return compare(comparison, *number, *operand.number);
        if (comparison == Comparison::equal) return operand.fits(field);
        return comparison == Comparison::not_equal && !operand.fits(field);
    }
};

struct LineField {
    std::string name;                       // empty: by its place
    bool is_rest = false;                   // "...": any number of fields
    std::vector<std::vector<FieldTest>> either;  // one of these lists must hold whole; empty: anything

    [[nodiscard]] bool holds(std::string_view field) const {
        return either.empty() || std::ranges::any_of(either, [&](const auto& tests) {
            return std::ranges::all_of(tests, [&](const FieldTest& test) { return test.holds(field); });
        });
    }
};

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (skip_blanks(line); !line.empty(); skip_blanks(line)) {
        const char close = line.front() == '[' ? ']' : line.front() == '"' ? '"' : '\0';
        const auto end = close == '\0' ? line.npos : line.find(close, 1);
        if (end != line.npos) {
            fields.push_back(line.substr(1, end - 1));
            line.remove_prefix(end + 1);
            continue;
        }
        const auto size = std::min(line.find_first_of(" \t\n\r"), line.size());
        fields.push_back(line.substr(0, size));
        line.remove_prefix(size);
    }
    return fields;
}

class FieldMatcher final : public FilterPattern::Matcher {
  public:
    explicit FieldMatcher(std::vector<LineField> fields) : fields_(std::move(fields)) {
        const auto rest = std::ranges::find_if(fields_, &LineField::is_rest);
        if (rest != fields_.end()) rest_ = static_cast<std::size_t>(rest - fields_.begin());
    }

    bool matches(std::string_view message, Extracted* extracted) const override {
        const auto fields = fields_of(message);
        if (rest_ ? fields.size() + 1 < fields_.size() : fields.size() != fields_.size()) return false;
        Extracted found;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto* field = field_at(i, fields.size());
            if (field != nullptr && !field->holds(fields[i])) return false;
            const bool is_named = field != nullptr && !field->name.empty();
            found.insert_or_assign("$" + (is_named ? field->name : std::to_string(i + 1)), std::string(fields[i]));
        }
        if (extracted != nullptr) *extracted = std::move(found);
        return true;
    }

  private:
    // Null for a field that "..." stands for.
    [[nodiscard]] const LineField* field_at(std::size_t index, std::size_t count) const {
        if (!rest_ || index < *rest_) return &fields_[index];
        const auto behind = fields_.size() - *rest_ - 1;
        if (index >= count - behind) return &fields_[fields_.size() - (count - index)];
        return nullptr;
    }

    std::vector<LineField> fields_;
    std::optional<std::size_t> rest_;
};

class FieldPatternParser {
  public:
    explicit FieldPatternParser(std::string_view text) : rest_(text) {}

    Result<std::vector<LineField>> parse() {
        rest_.remove_prefix(1);  // "["
        std::vector<LineField> fields;
        while (true) {
            BACKLOT_TRY(field, one());
            if (field.is_rest && std::ranges::any_of(fields, &LineField::is_rest)) return invalid();
            fields.push_back(std::move(field));
            skip_blanks(rest_);
            if (rest_ == "]") return fields;
            if (!rest_.starts_with(',')) return invalid();
            rest_.remove_prefix(1);
        }
    }

  private:
    static errors::Failure invalid() { return errors::invalid_parameter("Invalid filter pattern"); }

    std::string_view take_name() {
        skip_blanks(rest_);
        const auto size = std::min(rest_.find_first_of(" \t\n\r,]=!<>&|()\"%"), rest_.size());
        const auto name = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return name;
    }

    Result<LineField> one() {
        LineField field;
        const auto name = take_name();
        if (name == "...") {
            field.is_rest = true;
            return field;
        }
        field.name = name;
        skip_blanks(rest_);
        if (rest_.empty()) return invalid();
        if (rest_.front() == ',' || rest_.front() == ']') return field;
        field.either.emplace_back();
        while (true) {
            BACKLOT_TRY(test, take_test());
            field.either.back().push_back(std::move(test));
            skip_blanks(rest_);
            if (!rest_.starts_with("&&") && !rest_.starts_with("||")) return field;
            if (rest_.starts_with("||")) field.either.emplace_back();
            rest_.remove_prefix(2);
            if (take_name() != name) return invalid();
        }
    }

    Result<FieldTest> take_test() {
        skip_blanks(rest_);
        const auto comparison = take_comparison(rest_);
        if (!comparison) return invalid();
        skip_blanks(rest_);
        BACKLOT_TRY(operand, take_operand(rest_, ",]&|"));
        const bool is_equality = *comparison == Comparison::equal || *comparison == Comparison::not_equal;
        if (!is_equality && !operand.number) return invalid();
        return FieldTest{.comparison = *comparison, .operand = std::move(operand)};
    }

    std::string_view rest_;
};

}  // namespace

Result<std::shared_ptr<const FilterPattern::Matcher>> parse_field_pattern(std::string_view text) {
    BACKLOT_TRY(fields, FieldPatternParser(text).parse());
    return std::make_shared<const FieldMatcher>(std::move(fields));
}

}  // namespace backlot::logs
