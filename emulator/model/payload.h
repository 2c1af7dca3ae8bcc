// Payload: a streaming body. On the way in it was taken in and hashed before the handler runs; on the way out it
// names bytes that the server sends piece by piece.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace backlot::model {

struct Payload {
    // A run of bytes of a blob.
    struct Piece {
        std::string blob;
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
    };

    std::uint64_t size = 0;
    std::string bytes = {};   // the whole, where it is small
    std::string blob = {};    // in: the finished blob that holds it
    std::vector<Piece> pieces = {};  // out: in order; empty where `bytes` is the body
    std::map<std::string, std::string> digests = {};  // in: "MD5", "CRC32", ... -> raw digest
};

}  // namespace backlot::model
