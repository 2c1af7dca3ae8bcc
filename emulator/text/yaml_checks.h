// Checks for files that people write: every mistake is collected with its place and what was expected, so that
// one reading shows them all.
#pragma once

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/yaml.h"

namespace backlot {

// The mistakes of one file.
class Mistakes {
  public:
    static constexpr std::size_t limit = 200;  // more than anyone reads at once

    explicit Mistakes(std::string file) : file_(std::move(file)) {}

    void at(int line, int column, std::string_view what);
    void at(const Yaml& value, std::string_view what) { at(value.line, value.column, what); }
    // "expected WHAT, found ..."
    void expected(const Yaml& value, std::string_view what);

    [[nodiscard]] bool empty() const { return lines_.empty(); }
    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }  // "FILE:LINE:COLUMN: ..."
    [[nodiscard]] const std::string& file() const { return file_; }
    // All of them as one Error, one a line.
    [[nodiscard]] Error to_error(std::string_view code) const;

  private:
    std::string file_;
    std::vector<std::string> lines_;
};

// The name among `names` that was probably meant, or nothing.
[[nodiscard]] std::optional<std::string> closest_name(std::string_view name, std::span<const std::string_view> names);

// Requires a mapping whose members all have one of the names; says which one was probably meant.
// False where it is no mapping.
bool check_members(Mistakes& mistakes, const Yaml& value, std::string_view what,
                   std::initializer_list<std::string_view> names);
bool check_members(Mistakes& mistakes, const Yaml& value, std::string_view what,
                   std::span<const std::string_view> names);

// Each gives nothing, and notes the mistake, where the value is of another kind.
// A text may be written as a plain number or boolean too: `id: 111122223333`.
std::optional<std::string> read_text(Mistakes& mistakes, const Yaml& value, std::string_view what);
std::optional<std::int64_t> read_whole(Mistakes& mistakes, const Yaml& value, std::string_view what,
                                       std::int64_t least, std::int64_t most);
std::optional<bool> read_bool(Mistakes& mistakes, const Yaml& value, std::string_view what);
// A list of texts; one text alone is a list of one.
std::vector<std::string> read_texts(Mistakes& mistakes, const Yaml& value, std::string_view what);
std::map<std::string, std::string> read_text_map(Mistakes& mistakes, const Yaml& value, std::string_view what);

// "30m", "1h30m", up to a hundred years.
std::optional<std::chrono::milliseconds> read_duration(Mistakes& mistakes, const Yaml& value);

// The whole of a file. Fails with code FileUnreadable.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit_bytes);

// The first of `folders` below which `name` is a file; nothing where none has it, or where the name is absolute
// or climbs out of the folder by "..".
[[nodiscard]] std::optional<std::filesystem::path> resolve_file(std::string_view name,
                                                                std::span<const std::filesystem::path> folders);

}  // namespace backlot
