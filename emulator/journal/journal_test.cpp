#include "journal/journal.h"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <fstream>

using namespace backlot;
using namespace backlot::journal;
using namespace std::chrono_literals;

namespace {

struct Folder {
    Folder() {
        auto name = (std::filesystem::temp_directory_path() / "backlot-journal-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    [[nodiscard]] std::vector<std::filesystem::path> files() const {
        std::vector<std::filesystem::path> out;
        for (const auto& file : std::filesystem::directory_iterator(path)) out.push_back(file.path());
        std::sort(out.begin(), out.end());
        return out;
    }
    std::filesystem::path path;
};

Entry entry_of(int number) {
    return {.request_id = "request-" + std::to_string(number),
            .time = Time(1000ms),
            .operation = "GetObject",
            .http_status = 403,
            .error_code = "AccessDenied",
            .checks = {{.action = "s3:GetObject",
                        .outcome = "explicit-deny",
                        .statement = "Statement[1]",
                        .context = {{"aws:SourceIp", {"10.0.0.1"}}},
                        .documents = {{"keep-private", "hash-1"}}}},
            .revision = 9,
            .duration = 70us};
}

}  // namespace

TEST_CASE("Journal", "[journal]") {
    const Folder folder;
    for (const bool on_disk : {false, true}) {
        DYNAMIC_SECTION((on_disk ? "on disk" : "in memory")) {
            Options options{.retention_bytes = 40'000, .segment_bytes = 4'000};
            if (on_disk) options.folder = folder.path;
            auto opened = Journal::open(options);
            REQUIRE(opened);
            auto& journal = **opened;

            SECTION("an entry is found by its request at once, with all it holds") {
                CHECK(journal.append(entry_of(1)) == 1);
                CHECK(journal.append(entry_of(2)) == 2);
                for (int turn = 0; turn < 2; ++turn) {
                    const auto found = journal.find("request-1");
                    REQUIRE(found);
                    CHECK(found->sequence == 1);
                    CHECK(found->http_status == 403);
                    CHECK(found->duration == 70us);
                    REQUIRE(found->checks.size() == 1);
                    CHECK(found->checks[0].context.at("aws:SourceIp") == std::vector<std::string>{"10.0.0.1"});
                    CHECK_FALSE(journal.find("request-3"));
                    REQUIRE(journal.flush());
                }
            }
            SECTION("a reader follows by sequence") {
                for (int i = 1; i <= 20; ++i) (void)journal.append(entry_of(i));
                const auto some = journal.after(15, 3);
                REQUIRE(some.size() == 3);
                CHECK(some[0].request_id == "request-16");
                CHECK(journal.tail(2).back().request_id == "request-20");
                CHECK(journal.tail(100).size() == 20);
                CHECK(journal.wait_after(19, 0ms));
                CHECK_FALSE(journal.wait_after(20, 1ms));
            }
            SECTION("what it keeps is bounded, and a document lasts as long as an entry names it") {
                journal.add_document("hash-3", "named by a manifest");
                journal.add_document("hash-1", "{\"Version\":\"2012-10-17\"}", {"hash-3"});
                journal.add_document("hash-2", "never named");
                for (int i = 1; i <= 2'000; ++i) {
                    (void)journal.append(entry_of(i));
                    if (i % 10 == 0) REQUIRE(journal.flush());
                }
                CHECK_FALSE(journal.find("request-1"));
                CHECK(journal.find("request-2000"));
                CHECK(journal.find_document("hash-1") == "{\"Version\":\"2012-10-17\"}");
                CHECK(journal.find_document("hash-3") == "named by a manifest");
                CHECK_FALSE(journal.has_document("hash-2"));
                std::uintmax_t total = 0;
                for (const auto& file : folder.files()) total += std::filesystem::file_size(file);
                CHECK(total <= 40'000);
            }
        }
    }
}

TEST_CASE("A journal after a restart", "[journal]") {
    const Folder folder;
    {
        auto journal = Journal::open({.folder = folder.path});
        REQUIRE(journal);
        (*journal)->add_document("hash-1", "text");
        for (int i = 1; i <= 3; ++i) (void)(*journal)->append(entry_of(i));
    }
    SECTION("has what was appended and goes on counting") {
        auto journal = Journal::open({.folder = folder.path});
        REQUIRE(journal);
        CHECK((*journal)->find("request-3"));
        CHECK((*journal)->find_document("hash-1") == "text");
        CHECK((*journal)->append(entry_of(5)) == 4);
        CHECK((*journal)->damaged_segments() == 0);
    }
    SECTION("keeps what comes before a torn end") {
        const auto file = folder.files().at(0);
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 5);
        auto journal = Journal::open({.folder = folder.path});
        REQUIRE(journal);
        CHECK((*journal)->damaged_segments() == 1);
        CHECK((*journal)->find("request-2"));
        CHECK_FALSE((*journal)->find("request-3"));
        (void)(*journal)->append(entry_of(6));
        REQUIRE((*journal)->flush());
        CHECK((*journal)->tail(1)[0].request_id == "request-6");
    }
    SECTION("does not read past a flipped byte") {
        const auto file = folder.files().at(0);
        std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file)) - 20);
        bytes.put('\x7f');
        bytes.close();
        auto journal = Journal::open({.folder = folder.path});
        REQUIRE(journal);
        CHECK((*journal)->damaged_segments() == 1);
        CHECK((*journal)->find("request-2"));
        CHECK_FALSE((*journal)->find("request-3"));
    }
}
