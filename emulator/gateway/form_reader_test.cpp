#include "gateway/form_reader.h"

#include <catch2/catch.hpp>

using namespace backlot;
using namespace backlot::gateway;

namespace {

const std::string form =
    "--B\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nin/${filename}\r\n"
    "--B\r\ncontent-disposition: form-data; name=\"Empty\"\r\n\r\n\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\docs\\a b.txt\"\r\nContent-Type: text/plain\r\n\r\n"
    "one\r\n--Bonbon\r\n-two\r\n--B\r\nContent-Disposition: form-data; name=\"late\"\r\n\r\nx\r\n--B--\r\n";

struct Read {
    std::string file;
    int begun = 0;
    Result<> ended;
};

Read read_in_pieces(FormReader& reader, std::string_view text, std::size_t size) {
    Read out;
    for (std::size_t at = 0; at < text.size(); at += size) {
        const auto fed = reader.feed(text.substr(at, size), [&]() -> Result<> { ++out.begun; return {}; },
                                     [&](std::string_view piece) -> Result<> { out.file += piece; return {}; });
        if (!fed) {
            out.ended = fed;
            return out;
        }
    }
    out.ended = reader.finish();
    return out;
}

}  // namespace

TEST_CASE("A form", "[gateway]") {
    SECTION("is read alike however it is cut") {
        for (std::size_t size = 1; size <= form.size(); ++size) {
            FormReader reader("B");
            const auto got = read_in_pieces(reader, form, size);
            REQUIRE(got.ended);
            CHECK(got.begun == 1);
            CHECK(got.file == "one\r\n--Bonbon\r\n-two");
            CHECK(reader.fields() == std::vector<std::pair<std::string, std::string>>{{"key", "in/${filename}"}, {"Empty", ""}});
            CHECK(*reader.field("KEY") == "in/${filename}");
            CHECK(reader.file_name() == "a b.txt");
        }
    }
    SECTION("that breaks off has no end") {
        for (std::size_t size = 0; size < form.find("\r\n--B\r\nContent-Disposition: form-data; name=\"late\""); ++size) {
            FormReader reader("B");
            CHECK_FALSE(read_in_pieces(reader, std::string_view(form).substr(0, size), 7).ended);
        }
    }
    SECTION("may hold so much before its file and no more") {
        FormReader reader("B");
        const auto got = read_in_pieces(reader, "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + std::string(40'000, 'x'), 1000);
        CHECK(got.ended.error().code == "MaxPostPreDataLengthExceeded");
    }
    SECTION("has its boundary in its type") {
        CHECK(FormReader::boundary_of("multipart/form-data; boundary=\"a b\"; charset=utf-8") == "a b");
        CHECK(FormReader::boundary_of("Multipart/Form-Data;Boundary=x") == "x");
        CHECK_FALSE(FormReader::boundary_of("multipart/form-data"));
        CHECK_FALSE(FormReader::boundary_of("application/json; boundary=x"));
    }
}
