// Pages of lists: at most `limit` items behind a marker, which is the name of the last item before.
//
// Source: KMS API Reference, ListKeys, "Limit" and "Marker".
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/encoding.h"
#include "services/kms/errors.h"

namespace backlot::kms {

// Collects one page. Items come in the order of their names.
template <class Item>
class Page {
  public:
    // Fails with InvalidMarkerException.
    template <class Input>
    [[nodiscard]] static Result<Page> begin(const Input& input, std::size_t most) {
        Page page;
        page.limit_ = input.limit ? static_cast<std::size_t>(*input.limit) : most;
        if (input.marker) {
            const auto after = from_base64(*input.marker);
            if (!after || after->empty()) return errors::invalid_marker();
            page.after_ = *after;
        }
        return page;
    }

    // False when no more are wanted.
    bool add(const std::string& name, Item item) {
        if (!after_.empty() && name <= after_) return true;
        if (items_.size() == limit_) {
            is_truncated_ = true;
            return false;
        }
        last_ = name;
        items_.push_back(std::move(item));
        return true;
    }

    template <class Output, class List>
    void fill(Output& output, List& list) {
        list = std::move(items_);
        list.given = true;
        output.truncated = is_truncated_;
        if (is_truncated_) output.next_marker = base64(last_);
    }

  private:
    std::size_t limit_ = 0;
    std::string after_;
    std::string last_;
    std::vector<Item> items_;
    bool is_truncated_ = false;
};

}  // namespace backlot::kms
