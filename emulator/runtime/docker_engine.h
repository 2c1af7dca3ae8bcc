// Engine: the API of a Docker Engine, asked over its socket. The only door to it.
//
// Thread-safe: each question has a connection of its own.
//
// Source: Docker Engine API 1.41 (https://docs.docker.com/engine/api/); without a version in its path the engine takes a request
// as its newest.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "text/json.h"

namespace backlot::runtime {

class Engine {
  public:
    explicit Engine(std::filesystem::path socket) : socket_(std::move(socket)) {}

    // The body of an answer; null where it is empty or no JSON. Fails with RuntimeFailure in the engine's own words where it
    // refuses (then `status` of the error is HTTP's), and with RuntimeUnavailable where nobody answers.
    Result<Json> get(const std::string& target) const { return ask("GET", target, {}); }
    Result<Json> post(const std::string& target, const Json& body = {}) const { return ask("POST", target, body); }
    Result<Json> remove(const std::string& target) const { return ask("DELETE", target, {}); }
    // The body as it comes, until it ends.
    Result<> stream(const std::string& target, const std::function<void(std::string_view)>& take) const;
    // A file as the body, a tar. The answer is its last line.
    Result<Json> load(const std::string& target, const std::filesystem::path& file) const;

  private:
    Result<Json> ask(std::string_view method, const std::string& target, const Json& body) const;

    std::filesystem::path socket_;
};

}  // namespace backlot::runtime
