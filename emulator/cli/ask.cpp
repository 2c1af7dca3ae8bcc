#include "cli/ask.h"

#include <charconv>
#include <iostream>

#include "http/client.h"

namespace backlot::cli {

Result<Json> ask(const RunningServer& server, const std::string& path_and_query) {
    http::ClientOptions options;
    std::string_view rest = server.url;
    options.tls = rest.starts_with("https://");
    rest.remove_prefix(rest.find("://") + 3);
    const auto colon = rest.rfind(':');
    options.host = rest.substr(0, colon);
    const auto digits = rest.substr(colon + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), options.port);
    http::Client client(options);
    http::ClientRequest request;
    request.target = "/_backlot/" + path_and_query;
    request.headers = {{"Authorization", "Bearer " + server.token}};
    BACKLOT_TRY(response, client.send(request));
    BACKLOT_TRY(json, Json::parse(response.body));
    if (response.status != 200) return fail("ServerRefused", json["error"].string_or("the server refused"));
    return json;
}

Result<Json> ask_endpoint(const std::string& endpoint, const std::string& path_and_query) {
    auto answer = [&]() -> Result<Json> {
        BACKLOT_TRY(server, find_server(endpoint));
        return ask(server, path_and_query);
    }();
    if (!answer) std::cerr << "backlot: " << answer.error().message << "\n";
    return answer;
}

}  // namespace backlot::cli
