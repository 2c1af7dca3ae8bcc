// Pool: what both tables are made of. 32-bit little-endian words, and strings that words point at.
//
// A string is a word that holds its offset into the bytes; there stands its length (a word, unaligned), then its
// text. Equal strings and equal lists are stored once. A list is an index into the words: a count, then the items.
// The reading side is emulator/policy/constant_data.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace datagen {

using Word = std::uint32_t;
using Words = std::vector<Word>;

class Pool {
  public:
    Word string(std::string_view text) {
        const auto [found, added] = strings_.try_emplace(std::string(text), static_cast<Word>(bytes_.size()));
        if (added) {
            append(bytes_, static_cast<Word>(text.size()));
            bytes_ += text;
        }
        return found->second;
    }

    // `items` divided by `width` is the count.
    Word list(const Words& items, std::size_t width = 1) {
        const auto [found, added] = lists_.try_emplace(items, static_cast<Word>(list_words_.size()));
        if (added) {
            list_words_.push_back(static_cast<Word>(items.size() / width));
            list_words_.insert(list_words_.end(), items.begin(), items.end());
        }
        return found->second;
    }

    // The file: a count of sections, the word offset of each, the sections; the last two are the lists and the bytes.
    [[nodiscard]] std::string file(const std::vector<Words>& tables) const {
        std::vector<const Words*> sections;
        for (const auto& table : tables) sections.push_back(&table);
        sections.push_back(&list_words_);
        std::string out;
        append(out, static_cast<Word>(sections.size() + 1));
        auto offset = static_cast<Word>(sections.size() + 2);
        for (const auto* section : sections) {
            append(out, offset);
            offset += static_cast<Word>(section->size());
        }
        append(out, offset);
        for (const auto* section : sections)
            for (const Word word : *section) append(out, word);
        return out + bytes_;
    }

  private:
    static void append(std::string& out, Word word) {
        for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(word >> shift & 0xff));
    }

    std::map<std::string, Word> strings_;
    std::map<Words, Word> lists_;
    Words list_words_;
    std::string bytes_;
};

}  // namespace datagen
