#include "library/furnish.h"

#include <algorithm>

#include "base/assert.h"
#include "identity/authenticate.h"

namespace backlot::library {

std::vector<std::string_view> furnished_sections(std::span<const kernel::ServiceEntry> services) {
    std::vector<std::string_view> sections;
    for (const auto& service : services) {
        if (service.furnish != nullptr) sections.push_back(service.furnished_section);
    }
    return sections;
}

Result<> furnish(kernel::Kernel& kernel, store::WriteSet& writes, const identity::OrganizationFile& file) {
    for (const auto& wanted : file.accounts) {
        if (wanted.resources.empty()) continue;
        std::string account;
        store::scan(writes, identity::accounts, [&](const identity::Account& one) {
            if (wanted.id ? one.id == *wanted.id : one.name == wanted.name) account = one.id;
            return account.empty();
        });
        for (const auto& resource : wanted.resources) {
            const auto& services = kernel.stage().services;
            const auto service = std::ranges::find(services, resource.section, &kernel::ServiceEntry::furnished_section);
            BACKLOT_ASSERT(service != services.end());
            const auto made = kernel.furnish(writes, *service, identity::root_of(account),
                                             resource.members["region"].string_or(furnished_region), resource.name,
                                             resource.members);
            if (made) continue;
            return fail("OrganizationFileInvalid",
                        file.source.string() + ":" + std::to_string(resource.line) + ": " + resource.section + "." +
                            resource.name + ": " + made.error().message,
                        400);
        }
    }
    return {};
}

}  // namespace backlot::library
