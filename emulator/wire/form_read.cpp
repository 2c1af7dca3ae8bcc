#include <charconv>
#include <map>
#include <memory>

#include "wire/form_codec.h"
#include "wire/wire.h"

namespace backlot::wire {

namespace {

using model::Kind;

// Parameters by the parts of their names: "Tags.member.1.Key" lies four levels down.
struct Node {
    const std::string* value = nullptr;
    std::map<std::string, Node, std::less<>> children = {};

    [[nodiscard]] const Node* child(std::string_view name) const {
        const auto found = children.find(name);
        return found == children.end() ? nullptr : &found->second;
    }
};

Result<Node> tree_of(const Form& form) {
    Node root;
    for (const auto& [name, value] : form) {
        Node* node = &root;
        std::string_view rest = name;
        for (std::size_t depth = 0;; ++depth) {
            if (depth > depth_limit) return fail("MalformedInput", "Parameters are nested too deeply", 400);
            const auto dot = rest.find('.');
            node = &node->children[std::string(rest.substr(0, dot))];
            if (dot == rest.npos) break;
            rest.remove_prefix(dot + 1);
        }
        if (node->value == nullptr) node->value = &value;
    }
    return root;
}

// The numbered children, in order.
std::map<std::uint32_t, const Node*> numbered(const Node& node) {
    std::map<std::uint32_t, const Node*> items;
    for (const auto& [name, child] : node.children) {
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc{} && end == name.data() + name.size()) items.emplace(number, &child);
    }
    return items;
}

Json read_node(const model::Shape& shape, const Node& node, bool is_flattened, FormStyle style);

Json read_list(const model::Shape& shape, const Node& node, bool is_flattened, FormStyle style) {
    Json items = Json::array();
    const Node* holder = &node;
    if (style == FormStyle::query && !is_flattened) {
        holder = node.child(shape.element_name);
        if (holder == nullptr) holder = node.child("member");
        if (holder == nullptr) holder = &node;  // some callers leave the level out, and AWS lets them
    }
    for (const auto& [number, item] : numbered(*holder)) items.push_back(read_node(*shape.element, *item, false, style));
    return items;
}

Json read_map(const model::Shape& shape, const Node& node, bool is_flattened, FormStyle style) {
    Json map = Json::object();
    const Node* holder = is_flattened ? &node : node.child("entry");
    if (holder == nullptr) return map;
    for (const auto& [number, entry] : numbered(*holder)) {
        const Node* key = entry->child(shape.key_name);
        const Node* value = entry->child(shape.value_name);
        if (key == nullptr || key->value == nullptr) continue;
        map.set(*key->value, value == nullptr ? Json("") : read_node(*shape.element, *value, false, style));
    }
    return map;
}

const Node* find_member(const model::Member& member, const Node& node, FormStyle style) {
    if (style == FormStyle::ec2) return node.child(member.query_name);
    if (const Node* found = node.child(member.wire_name)) return found;
    if (!member.is_flattened || member.shape->kind != Kind::list) return nullptr;
    return node.child(member.shape->element_name);  // a flattened list goes by its items' name
}

Json read_node(const model::Shape& shape, const Node& node, bool is_flattened, FormStyle style) {
    switch (shape.kind) {
        case Kind::structure: {
            Json object = Json::object();
            for (const auto& member : shape.members) {
                if (const Node* found = find_member(member, node, style)) {
                    object.set(member.name, read_node(*member.shape, *found, member.is_flattened, style));
                }
            }
            return object;
        }
        case Kind::list: return read_list(shape, node, is_flattened, style);
        case Kind::map: return read_map(shape, node, is_flattened, style);
        default: return node.value == nullptr ? Json() : Json(*node.value);
    }
}

}  // namespace

Result<Json> read_form(const model::Shape& shape, const Form& form, FormStyle style) {
    BACKLOT_TRY(root, tree_of(form));
    return read_node(shape, root, false, style);
}

}  // namespace backlot::wire
