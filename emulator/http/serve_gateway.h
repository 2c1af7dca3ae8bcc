// The bridge between the server and a gateway: one Exchange per connection, one Transaction inside it.
#pragma once

#include <functional>

#include "gateway/gateway.h"
#include "http/exchange.h"

namespace backlot::http {

// `flush` is called before each answer leaves: the journal's one write of the turn. Both outlive the server.
[[nodiscard]] ExchangeFactory serve_gateway(gateway::Gateway& gateway, std::function<void()> flush);

}  // namespace backlot::http
