// Queries for names: whatever comes, an answer has the query's id and says that it is one.
#include "library/name_query.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace backlot;
    const auto query = fuzz::text_of(data, size);
    const auto answer = library::answer_name_query(query, [](const std::string& name) -> std::optional<library::FoundName> {
        if (name.size() % 2 == 0) return std::nullopt;
        return library::FoundName{.addresses = {"10.0.0.1", "10.0.0.2"}, .ttl = std::chrono::seconds{10}};
    });
    if (!answer) return 0;
    BACKLOT_ASSERT(answer->size() >= 12);
    BACKLOT_ASSERT(answer->substr(0, 2) == query.substr(0, 2));
    BACKLOT_ASSERT(((*answer)[2] & 0x80) != 0);
    return 0;
}
