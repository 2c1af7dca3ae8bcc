// What the tests of responsibility transfers begin with: the company, and another one whose head is the loner.
#pragma once

#include "services/organizations/testing.h"

namespace backlot::organizations::testing {

using identity_time = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] inline identity_time first_of(int year, unsigned month) {
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / 1};
}

struct TwoCompanies : Company {
    TwoCompanies() {
        stage.as("loner");
        (void)must(stage.call(CreateOrganizationInput{}));
        stage.as("main");
    }

    // The main company takes on the loner's bills from March.
    [[nodiscard]] InviteOrganizationToTransferResponsibilityInput invite() const {
        return {.type = "BILLING",
                .target = {.id = loner, .type = "ACCOUNT"},
                .start_timestamp = first_of(2026, 3),
                .source_name = "loners"};
    }
    std::string agree() {
        const auto handshake = must(stage.call(invite())).handshake;
        stage.as("loner");
        (void)must(stage.call(AcceptHandshakeInput{.handshake_id = handshake->id.value()}));
        stage.as("main");
        return handshake->resources.back().value.value();
    }

    template <class Input>
    std::string members_who_may(const Input& input) {
        std::string names;
        for (const auto* name : {"ops", "dev"}) {
            stage.as(name);
            if (error_of(stage.call(input)) != "AccessDeniedException") names += std::string(name) + " ";
        }
        stage.as("main");
        return names;
    }
};

}  // namespace backlot::organizations::testing
