#include "store/check.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <cstring>
#include <vector>

#include "base/digest.h"
#include "store/failure.h"
#include "store/file.h"

namespace backlot::store {
namespace {

constexpr std::uint64_t no_page = ~std::uint64_t{0};
constexpr std::size_t header_bytes = 16;
constexpr std::size_t node_bytes = 8;
constexpr int depth_limit = 32;  // LMDB's own
enum PageFlag : std::uint16_t { branch = 0x01, leaf = 0x02, overflow = 0x04, meta = 0x08 };
constexpr std::uint16_t kinds = 0x2f;
constexpr std::uint16_t big_data = 0x01;

template <class T>
T read_at(std::string_view bytes, std::size_t at) {
    if (at + sizeof(T) > bytes.size()) throw_damaged("the state is damaged: a page ends early");
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

struct Tree {
    std::uint16_t depth = 0;
    std::uint64_t branches = 0, leaves = 0, overflows = 0, entries = 0, root = no_page;

    static Tree read(std::string_view page, std::size_t at) {
        return {.depth = read_at<std::uint16_t>(page, at + 6),
                .branches = read_at<std::uint64_t>(page, at + 8),
                .leaves = read_at<std::uint64_t>(page, at + 16),
                .overflows = read_at<std::uint64_t>(page, at + 24),
                .entries = read_at<std::uint64_t>(page, at + 32),
                .root = read_at<std::uint64_t>(page, at + 40)};
    }
};

struct Meta {
    Tree free, rows;
    std::uint64_t last_page = 0, commit = 0;
};

struct Mapping {
    explicit Mapping(std::string_view over) : bytes(over) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(const_cast<char*>(bytes.data()), bytes.size()); }
    std::string_view bytes;
};

class Checker {
  public:
    Checker(std::string_view file, std::string_view first_key) : file_(file), first_key_(first_key) {}

    Checked run(Depth depth) {
        const auto newest = read_metas();
        Checked out{.revision = newest.commit, .rows = newest.rows.entries, .size_bytes = file_.size()};
        out.meta_checksum = crc32c(file_.substr(0, 2 * page_size_));
        if (depth == Depth::full) {
            used_.assign(last_page_ + 1, false);
            counted_ = {};
            is_free_tree_ = true;
            walk_tree(newest.free);
            counted_ = {};
            is_free_tree_ = false;
            walk_tree(newest.rows);
            // No page may be free and in use: the next commit would write over rows.
            for (const auto page : free_) use(page);
        } else if (newest.rows.root != no_page) {
            walk_left(newest.rows);
        }
        out.first_row = first_row_;
        return out;
    }

  private:
    [[noreturn]] static void damaged(const char* what) {
        throw_damaged(std::string("the state is damaged: ") + what);
    }

    Meta read_metas() {
        // The page size stands in the first meta page, where the free tree has no use for its padding.
        page_size_ = read_at<std::uint32_t>(file_, header_bytes + 24);
        if (page_size_ < 512 || page_size_ > 65'536 || (page_size_ & (page_size_ - 1)) != 0) damaged("its page size");
        Meta newest;
        for (std::size_t i = 0; i < 2; ++i) {
            if (file_.size() < (i + 1) * page_size_) damaged("its file is cut short");
            const auto page = file_.substr(i * page_size_, page_size_);
            if (read_at<std::uint64_t>(page, 0) != i || !(read_at<std::uint16_t>(page, 10) & PageFlag::meta) ||
                read_at<std::uint32_t>(page, 16) != 0xBEEFC0DE || read_at<std::uint32_t>(page, 20) != 1 ||
                read_at<std::uint32_t>(page, 40) != page_size_) {
                damaged("a meta page");
            }
            const Meta one{.free = Tree::read(page, 40), .rows = Tree::read(page, 88),
                           .last_page = read_at<std::uint64_t>(page, 136), .commit = read_at<std::uint64_t>(page, 144)};
            if (one.commit != 0 && one.commit % 2 != i) damaged("a meta page's commit number");
            if (i == 0 || one.commit > newest.commit) newest = one;
        }
        last_page_ = newest.last_page;
        if (last_page_ < 1 || last_page_ > (std::uint64_t{1} << 48)) damaged("its last page");
        return newest;
    }

    void use(std::uint64_t page) {
        if (page < 2 || page > last_page_) damaged("a page's number is out of range");
        if (used_.empty()) return;
        if (used_[page]) damaged("a page is used twice");
        used_[page] = true;
    }

    std::string_view page_at(std::uint64_t number, std::size_t count = 1) {
        if (number < 2 || number > last_page_) damaged("a page's number is out of range");
        if (count > last_page_ + 1 - number || (number + count) * page_size_ > file_.size()) {
            damaged("its file is cut short");
        }
        const auto page = file_.substr(number * page_size_, count * page_size_);
        if (read_at<std::uint64_t>(page, 0) != number) damaged("a page is not in its place");
        return page;
    }

    struct Node {
        std::string_view key;
        std::uint64_t child = 0;     // of a branch
        std::uint16_t flags = 0;
        std::uint32_t size = 0;      // of a leaf's value
        std::size_t value_at = 0;
    };

    static std::size_t count_of(std::string_view page) {
        const auto lower = read_at<std::uint16_t>(page, 12);
        const auto upper = read_at<std::uint16_t>(page, 14);
        if (lower < header_bytes || lower > upper || upper > page.size() || lower % 2 != 0) damaged("a page's bounds");
        return (lower - header_bytes) / 2;
    }

    static Node node_of(std::string_view page, std::size_t index) {
        const auto at = read_at<std::uint16_t>(page, header_bytes + 2 * index);
        if (at < read_at<std::uint16_t>(page, 14) || at + node_bytes > page.size()) damaged("a node is out of its page");
        const std::uint64_t low = read_at<std::uint16_t>(page, at);
        const std::uint64_t high = read_at<std::uint16_t>(page, at + 2);
        Node node{.flags = read_at<std::uint16_t>(page, at + 4)};
        const auto key_size = read_at<std::uint16_t>(page, at + 6);
        if (at + node_bytes + key_size > page.size()) damaged("a key is out of its page");
        node.key = page.substr(at + node_bytes, key_size);
        node.size = static_cast<std::uint32_t>(low | high << 16);
        node.child = low | high << 16 | static_cast<std::uint64_t>(node.flags) << 32;
        node.value_at = at + node_bytes + key_size;
        return node;
    }

    std::string_view value_of(std::string_view page, const Node& node) {
        if (!(node.flags & big_data)) {
            if (node.flags != 0 || node.value_at + node.size > page.size()) damaged("a row is out of its page");
            return page.substr(node.value_at, node.size);
        }
        const auto first = read_at<std::uint64_t>(page, node.value_at);
        const std::size_t count = (header_bytes + node.size - 1) / page_size_ + 1;
        const auto pages = page_at(first, count);
        if ((read_at<std::uint16_t>(pages, 10) & kinds) != PageFlag::overflow ||
            read_at<std::uint32_t>(pages, 12) != count) {
            damaged("a large row's pages");
        }
        for (std::size_t i = 0; i < count; ++i) use(first + i);
        counted_.overflows += count;
        return pages.substr(header_bytes, node.size);
    }

    // Whether `a` sorts before `b`. The free tree's keys are numbers.
    [[nodiscard]] bool is_before(std::string_view a, std::string_view b) const {
        return is_free_tree_ ? read_at<std::uint64_t>(a, 0) < read_at<std::uint64_t>(b, 0) : a < b;
    }

    void walk_tree(const Tree& tree) {
        if (tree.root != no_page) {
            if (tree.depth < 1 || tree.depth > depth_limit) damaged("a tree's depth");
            walk(tree.root, tree.depth, {}, {});
        }
        if (counted_.entries != tree.entries || counted_.branches != tree.branches ||
            counted_.leaves != tree.leaves || counted_.overflows != tree.overflows) {
            damaged("rows are missing");
        }
    }

    // Checks a page whose keys lie from `from` up to `to`; empty views are no bounds.
    void walk(std::uint64_t number, int levels, std::string_view from, std::string_view to) {
        const auto page = page_at(number);
        use(number);
        const auto count = count_of(page);
        const auto kind = read_at<std::uint16_t>(page, 10) & kinds;
        if (kind != (levels > 1 ? PageFlag::branch : PageFlag::leaf) || count == 0) damaged("a page's kind");
        ++(levels > 1 ? counted_.branches : counted_.leaves);
        std::string_view previous;
        for (std::size_t i = 0; i < count; ++i) {
            const auto node = node_of(page, i);
            const bool is_implied = levels > 1 && i == 0;  // a branch's first key is not stored
            if (!is_implied) {
                if (!previous.empty() && !is_before(previous, node.key)) damaged("keys are out of order");
                if (node.key.empty() || (!from.empty() && is_before(node.key, from)) ||
                    (!to.empty() && !is_before(node.key, to))) {
                    damaged("a key is not in its place");
                }
                previous = node.key;
            }
            if (levels == 1) {
                check_row(node.key, value_of(page, node));
                continue;
            }
            const auto next = i + 1 < count ? node_of(page, i + 1).key : to;
            walk(node.child, levels - 1, is_implied ? from : node.key, next);
        }
    }

    void check_row(std::string_view key, std::string_view value) {
        const bool is_first = counted_.entries++ == 0;
        if (!is_free_tree_) {
            if (value.size() < 4 || read_at<std::uint32_t>(value, 0) != crc32c(value.substr(4), crc32c(key))) {
                damaged("a row's checksum does not match");
            }
            if (is_first && key == first_key_) first_row_ = std::string(value.substr(4));
            return;
        }
        const auto count = read_at<std::uint64_t>(value, 0);
        if (count != value.size() / 8 - 1) {
            // LMDB may reserve more room for a list than it fills.
            if (count > value.size() / 8 - 1) damaged("a list of free pages");
        }
        for (std::uint64_t i = 0; i < count; ++i) free_.push_back(read_at<std::uint64_t>(value, 8 * (i + 1)));
    }

    void walk_left(const Tree& tree) {
        auto number = tree.root;
        for (int levels = tree.depth; levels > 1; --levels) {
            const auto page = page_at(number);
            if (count_of(page) == 0) damaged("a page's kind");
            number = node_of(page, 0).child;
        }
        const auto page = page_at(number);
        if (count_of(page) == 0) damaged("a page's kind");
        const auto node = node_of(page, 0);
        check_row(node.key, value_of(page, node));
    }

    std::string_view file_;
    std::string_view first_key_;
    std::size_t page_size_ = 0;
    std::uint64_t last_page_ = 0;
    bool is_free_tree_ = false;
    Tree counted_;
    std::vector<bool> used_;
    std::vector<std::uint64_t> free_;
    std::optional<std::string> first_row_;
};

}  // namespace

Result<Checked> check_file(const std::filesystem::path& path, std::string_view first_key, Depth depth) {
    BACKLOT_TRY(file, File::open(path, O_RDONLY));
    BACKLOT_TRY(size, file.size());
    if (size == 0) return fail(damaged("the state is damaged: its file is empty"));
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (mapped == MAP_FAILED) return fail(system_error(errno, "reading the state"));
    const Mapping mapping(std::string_view(static_cast<const char*>(mapped), size));
    return guarded([&]() -> Result<Checked> { return Checker(mapping.bytes, first_key).run(depth); });
}

}  // namespace backlot::store
