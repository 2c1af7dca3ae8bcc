// ConstantData: reads the tables that tools/datagen makes (the layout is told in tools/datagen/pool.h).
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace backlot::policy {

class ConstantData {
  public:
    using Word = std::uint32_t;

    // `base` is aligned to a word and holds a file of datagen: trusted, since the build made it.
    explicit ConstantData(const Word* base) : base_(base) {}

    // The words of section `index`.
    [[nodiscard]] std::span<const Word> section(Word index) const { return {base_ + base_[1 + index], base_ + base_[2 + index]}; }

    [[nodiscard]] std::string_view string(Word offset) const {
        const char* text = reinterpret_cast<const char*>(base_ + base_[base_[0]]) + offset;
        Word size = 0;
        std::memcpy(&size, text, sizeof size);
        return {text + sizeof size, size};
    }

    // The items of a list whose items have `width` words each.
    [[nodiscard]] std::span<const Word> list(Word index, Word width = 1) const {
        const Word* words = base_ + base_[base_[0] - 1] + index;
        return {words + 1, std::size_t{*words} * width};
    }

    [[nodiscard]] std::vector<std::string_view> strings(Word index) const {
        std::vector<std::string_view> out;
        for (const Word offset : list(index)) out.push_back(string(offset));
        return out;
    }

  private:
    const Word* base_;
};

}  // namespace backlot::policy
