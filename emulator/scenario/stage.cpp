#include "scenario/stage.h"

namespace backlot::scenario {

std::string_view name_of(Effect effect) {
    switch (effect) {
        case Effect::allow: return "allowed";
        case Effect::implicit_deny: return "implicitly denied";
        case Effect::explicit_deny: return "explicitly denied";
    }
    return "";
}

const Decision* Outcome::decisive() const {
    for (const auto& decision : decisions)
        if (decision.is_refusal) return &decision;
    return decisions.empty() ? nullptr : &decisions.front();
}

std::optional<Result<Decision>> Stage::decide(const Caller&, std::string_view, std::string_view, const Json&,
                                              const Origin&) {
    return std::nullopt;
}

}  // namespace backlot::scenario
