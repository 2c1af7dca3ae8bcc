#include "gateway/gateway.h"

#include <algorithm>

#include "base/assert.h"

namespace backlot::gateway {

namespace {

std::vector<const model::Service*> models_of(const kernel::Kernel& kernel) {
    std::vector<const model::Service*> models;
    for (const auto& service : kernel.stage().services) models.push_back(service.model);
    return models;
}

}  // namespace

Gateway::Gateway(kernel::Kernel& kernel, Options options)
    : kernel_(kernel), options_(options), models_(models_of(kernel)), router_(models_) {}

const kernel::ServiceEntry* Gateway::service_of(const model::Service& service) const {
    const auto& all = kernel_.stage().services;
    const auto found = std::ranges::find(all, &service, &kernel::ServiceEntry::model);
    return found == all.end() ? nullptr : &*found;
}

const kernel::Operation& Gateway::row_of(const kernel::ServiceEntry& service, const model::Operation& operation) {
    // Rows come in the model's order.
    const auto place = static_cast<std::size_t>(&operation - service.model->operations.data());
    BACKLOT_ASSERT(place < service.operations.size() && service.operations[place].model == &operation);
    return service.operations[place];
}

const Endpoint* Gateway::endpoint_for(const Head& head) const {
    const auto found = std::ranges::find_if(endpoints_, [&](const Endpoint& one) { return one.matches(head); });
    return found == endpoints_.end() ? nullptr : &*found;
}

bool Gateway::reserve(std::uint64_t bytes) {
    if (buffered_bytes_.fetch_add(bytes) + bytes <= buffered_budget_bytes) return true;
    buffered_bytes_.fetch_sub(bytes);
    return false;
}

void Gateway::release(std::uint64_t bytes) { buffered_bytes_.fetch_sub(bytes); }

}  // namespace backlot::gateway
