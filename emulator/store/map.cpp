#include "store/map.h"

namespace backlot::store {

struct Map::Shared : Entry {
    std::atomic<std::uint32_t> references{1};
};

struct Map::Node {
    std::atomic<std::uint32_t> references{1};
    std::uint32_t priority = 0;
    Ref<Shared> entry;
    NodeRef left;
    NodeRef right;

    Node(std::uint32_t with_priority, Ref<Shared> with_entry)
        : priority(with_priority), entry(std::move(with_entry)) {}
    Node(const Node& other)
        : priority(other.priority), entry(other.entry), left(other.left), right(other.right) {}
};

namespace {

// Only the shape of the tree depends on it, so it needs no seed; splitmix64 of a counter.
std::uint32_t next_priority() {
    thread_local std::uint64_t counter = 0;
    std::uint64_t z = counter += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 32);
}

}  // namespace

Map::Map() = default;
Map::~Map() = default;
Map::Map(const Map&) = default;
Map::Map(Map&&) noexcept = default;
Map& Map::operator=(Map other) noexcept {
    std::swap(root_, other.root_);
    return *this;
}

Map::NodeRef Map::own(NodeRef node) {
    // A path of nodes that nobody else holds, from a root that nobody else holds, may change in place.
    if (node.is_sole()) return node;
    return NodeRef(new Node(*node.get()));
}

const Map::Entry* Map::find(std::string_view key) const {
    for (const Node* at = root_.get(); at;) {
        const int order = key.compare(at->entry->key);
        if (order == 0) return at->entry.get();
        at = order < 0 ? at->left.get() : at->right.get();
    }
    return nullptr;
}

const Map::Entry* Map::at_or_after(std::string_view key) const {
    const Entry* best = nullptr;
    for (const Node* at = root_.get(); at;) {
        if (key <= at->entry->key) {
            best = at->entry.get();
            at = at->left.get();
        } else {
            at = at->right.get();
        }
    }
    return best;
}

const Map::Entry* Map::after(std::string_view key) const {
    const Entry* best = nullptr;
    for (const Node* at = root_.get(); at;) {
        if (key < at->entry->key) {
            best = at->entry.get();
            at = at->left.get();
        } else {
            at = at->right.get();
        }
    }
    return best;
}

const Map::Entry* Map::before(std::string_view key) const {
    const Entry* best = nullptr;
    for (const Node* at = root_.get(); at;) {
        if (at->entry->key < key) {
            best = at->entry.get();
            at = at->right.get();
        } else {
            at = at->left.get();
        }
    }
    return best;
}

const Map::Entry* Map::at_or_before(std::string_view key) const {
    const Entry* best = nullptr;
    for (const Node* at = root_.get(); at;) {
        if (at->entry->key <= key) {
            best = at->entry.get();
            at = at->right.get();
        } else {
            at = at->left.get();
        }
    }
    return best;
}

const Map::Entry* Map::last() const {
    const Entry* best = nullptr;
    for (const Node* at = root_.get(); at; at = at->right.get()) best = at->entry.get();
    return best;
}

void Map::split(NodeRef tree, std::string_view key, NodeRef& left, NodeRef& right) {
    if (!tree) {
        left = {};
        right = {};
        return;
    }
    tree = own(std::move(tree));
    Node& node = *tree.get();
    if (node.entry->key < key) {
        NodeRef middle;
        split(std::move(node.right), key, middle, right);
        node.right = std::move(middle);
        left = std::move(tree);
    } else {
        NodeRef middle;
        split(std::move(node.left), key, left, middle);
        node.left = std::move(middle);
        right = std::move(tree);
    }
}

Map::NodeRef Map::merge(NodeRef left, NodeRef right) {
    if (!left) return right;
    if (!right) return left;
    if (left->priority > right->priority) {
        left = own(std::move(left));
        left->right = merge(std::move(left->right), std::move(right));
        return left;
    }
    right = own(std::move(right));
    right->left = merge(std::move(left), std::move(right->left));
    return right;
}

Map::NodeRef Map::insert(NodeRef tree, NodeRef node) {
    if (!tree) return node;
    if (node->priority > tree->priority) {
        split(std::move(tree), node->entry->key, node->left, node->right);
        return node;
    }
    tree = own(std::move(tree));
    auto& side = node->entry->key < tree->entry->key ? tree->left : tree->right;
    side = insert(std::move(side), std::move(node));
    return tree;
}

Map::NodeRef Map::replace(NodeRef tree, std::string_view key, Ref<Shared> entry) {
    tree = own(std::move(tree));
    const int order = key.compare(tree->entry->key);
    if (order == 0) {
        tree->entry = std::move(entry);
        return tree;
    }
    auto& side = order < 0 ? tree->left : tree->right;
    side = replace(std::move(side), key, std::move(entry));
    return tree;
}

Map::NodeRef Map::remove(NodeRef tree, std::string_view key) {
    const int order = key.compare(tree->entry->key);
    if (order == 0) {
        if (!tree.is_sole()) return merge(tree->left, tree->right);
        return merge(std::move(tree->left), std::move(tree->right));
    }
    tree = own(std::move(tree));
    auto& side = order < 0 ? tree->left : tree->right;
    side = remove(std::move(side), key);
    return tree;
}

void Map::put(std::string_view key, std::optional<std::string> value) {
    Ref<Shared> entry(new Shared{{std::string(key), std::move(value)}});
    if (find(key)) {
        root_ = replace(std::move(root_), entry->key, entry);
    } else {
        root_ = insert(std::move(root_), NodeRef(new Node(next_priority(), std::move(entry))));
    }
}

void Map::erase(std::string_view key) {
    if (!find(key)) return;
    const std::string kept(key);  // the caller's may lie within the entry that goes
    root_ = remove(std::move(root_), kept);
}

void Map::erase_range(std::string_view from, std::string_view to) {
    const auto* first = at_or_after(from);
    if (!first || (!to.empty() && first->key >= to)) return;
    const std::string kept_to(to);
    NodeRef left, middle, right;
    split(std::move(root_), std::string(from), left, middle);
    if (!kept_to.empty()) {
        NodeRef inside;
        split(std::move(middle), kept_to, inside, right);
    }
    root_ = merge(std::move(left), std::move(right));
}

}  // namespace backlot::store
