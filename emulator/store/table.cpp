#include "store/table.h"

#include "store/failure.h"

namespace backlot::store {

std::string_view strip_version(std::string_view row, std::uint16_t version, std::string_view table) {
    Decoder in(row);
    if (in.number() > version) {
        throw Failure({.code = "StateFormatNewer",
                       .message = "table " + std::string(table) + " was written by a newer version",
                       .status = 500});
    }
    return in.rest();
}

}  // namespace backlot::store
