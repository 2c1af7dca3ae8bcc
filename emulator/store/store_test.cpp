#include "store/store.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <random>

#include "store/failure.h"
#include "store/key.h"
#include "store/testing.h"

using namespace backlot;
using namespace backlot::store;

namespace {

using Model = std::map<std::string, std::string>;

Model model_of(const View& view, std::string_view from = {}, std::string_view to = {}) {
    Model model;
    for (auto cursor = view.scan(from, to); cursor->valid(); cursor->next()) {
        model.emplace(cursor->key(), cursor->value());
    }
    model.erase(header_key());
    return model;
}

void erase_range(Model& model, const std::string& from, const std::string& to) {
    model.erase(model.lower_bound(from), to.empty() ? model.end() : model.lower_bound(to));
}

// One random change, to a write set and to its model alike.
void change(std::mt19937& random, WriteSet& writes, Model& model) {
    const auto key = [&] { return "k" + std::to_string(random() % 60); };
    switch (random() % 8) {
        case 0: {
            const auto name = key();
            writes.erase(name);
            model.erase(name);
            return;
        }
        case 1: {
            auto from = key();
            auto to = random() % 8 == 0 ? std::string() : key();
            if (!to.empty() && from >= to) std::swap(from, to);
            if (from == to) return;
            writes.erase_range(from, to);
            erase_range(model, from, to);
            return;
        }
        case 2: {
            auto nested_model = model;
            WriteSet nested(writes);
            change(random, nested, nested_model);
            change(random, nested, nested_model);
            if (random() % 2) {
                nested.merge();
                model = nested_model;
            }
            return;
        }
        default: {
            const auto name = key();
            const auto value = std::string(random() % 30, 'v') + std::to_string(random());
            writes.put(name, value);
            model[name] = value;
        }
    }
}

void compare(std::mt19937& random, const View& view, const Model& model) {
    REQUIRE(model_of(view) == model);
    for (int i = 0; i < 8; ++i) {
        const auto key = "k" + std::to_string(random() % 60);
        const auto to = "k" + std::to_string(random() % 60);
        const auto found = model.find(key);
        const auto got = view.get(key);
        REQUIRE(got.has_value() == (found != model.end()));
        if (got) REQUIRE(*got == found->second);

        auto cursor = view.scan("k", "l");
        cursor->seek(key);
        const auto at = model.lower_bound(key);
        REQUIRE(cursor->valid() == (at != model.end()));
        if (cursor->valid()) REQUIRE(cursor->key() == at->first);

        if (key >= to) continue;
        const auto last = view.last(key, to);
        const auto end = model.lower_bound(to);
        const bool has_last = end != model.begin() && std::prev(end)->first >= key;
        REQUIRE(last.has_value() == has_last);
        if (last) REQUIRE(last->key == std::prev(end)->first);
    }
}

struct Line {
    std::shared_ptr<Branch> branch;
    Model model;
};

// Branches, forks of forks and snapshots against maps.
void run_model(Store& store, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Line> lines{{store.root(), {}}};
    std::vector<std::pair<std::shared_ptr<const View>, Model>> snapshots;
    for (int step = 0; step < 400; ++step) {
        const auto at = random() % lines.size();
        auto model = lines[at].model;
        const bool succeeds = random() % 4 != 0;
        const auto outcome = lines[at].branch->write([&](WriteSet& writes) -> Result<> {
            for (auto count = random() % 6; count > 0; --count) change(random, writes, model);
            REQUIRE(model_of(writes) == model);
            if (!succeeds) return fail("Refused", "");
            return {};
        });
        REQUIRE(outcome.has_value() == succeeds);
        if (succeeds) lines[at].model = model;

        if (random() % 10 == 0) lines.push_back({lines[at].branch->fork(), lines[at].model});
        if (random() % 10 == 0) snapshots.emplace_back(lines[at].branch->snapshot(), lines[at].model);
        if (lines.size() > 6) lines.erase(lines.begin() + 1 + static_cast<long>(random() % (lines.size() - 1)));
        if (snapshots.size() > 6) snapshots.erase(snapshots.begin() + static_cast<long>(random() % snapshots.size()));

        const auto& shown = lines[random() % lines.size()];
        compare(random, *shown.branch->snapshot(), shown.model);
        if (!snapshots.empty()) {
            const auto& snapshot = snapshots[random() % snapshots.size()];
            compare(random, *snapshot.first, snapshot.second);
        }
    }
}

}  // namespace

TEST_CASE("A write that has begun is seen by writes, and by readers once it has ended", "[store]") {
    const testing::Folder folder;
    auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    auto& branch = *(*store)->root();
    const auto put = [&](std::string key) {
        return branch.begin_write([&](WriteSet& writes) -> Result<> {
            writes.put(key, "1");
            return {};
        });
    };
    auto first = put("a");
    REQUIRE(first);
    REQUIRE(*first);
    CHECK_FALSE(branch.snapshot()->get("a"));
    auto second = branch.begin_write([&](WriteSet& writes) -> Result<> {
        CHECK(writes.get("a") == "1");
        writes.put("b", "2");
        return {};
    });
    REQUIRE(second);
    CHECK(*second == *first);  // they share a commit
    const auto before = branch.revision();

    REQUIRE(branch.end_write(*second));
    CHECK(branch.snapshot()->get("a") == "1");
    CHECK(branch.snapshot()->get("b") == "2");
    CHECK(branch.revision() == before + 1);
    CHECK(branch.end_write(*first));

    const auto nothing = branch.begin_write([](WriteSet&) -> Result<> { return {}; });
    REQUIRE(nothing);
    CHECK_FALSE(*nothing);
    CHECK(branch.end_write(*nothing));
    CHECK_FALSE(branch.begin_write([](WriteSet&) -> Result<> { return fail("No", "", 400); }));

    auto third = put("c");
    REQUIRE(third);
    testing::write(branch, "d", "4");  // whoever waits makes the commit of all
    CHECK(branch.snapshot()->get("c") == "1");
    CHECK(branch.end_write(*third));
}

TEST_CASE("A state behaves as ordered maps do", "[store]") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        SECTION("in memory, seed " + std::to_string(seed)) {
            const auto store = Store::open({});
            run_model(**store, seed);
        }
        SECTION("on disk, seed " + std::to_string(seed)) {
            const testing::Folder folder;
            const auto store = Store::open({.path = folder.path()});
            REQUIRE(store);
            run_model(**store, seed);
        }
    }
}

TEST_CASE("Forks", "[store]") {
    const testing::Folder folder;
    for (const bool on_disk : {false, true}) {
        DYNAMIC_SECTION((on_disk ? "on disk" : "in memory")) {
            const auto opened = Store::open(on_disk ? Options{.path = folder.path()} : Options{});
            REQUIRE(opened);
            auto& store = **opened;
            testing::write(*store.root(), "a", "1");

            SECTION("the parent goes on and the fork does not see it, nor the parent the fork") {
                const auto fork = store.root()->fork();
                testing::write(*store.root(), "a", "2");
                testing::write(*store.root(), "b", "2");
                testing::write(*fork, "c", "3");
                CHECK(fork->snapshot()->get("a") == "1");
                CHECK_FALSE(fork->snapshot()->get("b"));
                CHECK(store.root()->snapshot()->get("a") == "2");
                CHECK_FALSE(store.root()->snapshot()->get("c"));
            }
            SECTION("a fork of a fork begins where that one is") {
                const auto fork = store.root()->fork();
                testing::write(*fork, "a", "2");
                const auto second = fork->fork();
                testing::write(*fork, "a", "3");
                CHECK(second->snapshot()->get("a") == "2");
            }
            SECTION("a thousand forks live side by side") {
                std::vector<std::shared_ptr<Branch>> forks;
                for (int i = 0; i < 1000; ++i) {
                    forks.push_back(store.root()->fork());
                    testing::write(*forks.back(), "mine", std::to_string(i));
                    testing::write(*store.root(), "a", std::to_string(i));
                }
                CHECK(forks[500]->snapshot()->get("a") == "499");
                CHECK(forks[500]->snapshot()->get("mine") == "500");
                CHECK(store.root()->snapshot()->get("a") == "999");
            }
            SECTION("the revision rises with what is written, not with what is read or fails") {
                const auto before = store.root()->revision();
                CHECK(store.root()->write([](WriteSet& writes) -> Result<> {
                    (void)writes.get("a");
                    return {};
                }));
                CHECK(store.root()->revision() == before);
                CHECK_FALSE(store.root()->write([](WriteSet& writes) -> Result<> {
                    writes.put("a", "5");
                    return fail("Refused", "");
                }));
                CHECK(store.root()->revision() == before);
                CHECK(store.root()->snapshot()->get("a") == "1");
                testing::write(*store.root(), "a", "2");
                CHECK(store.root()->revision() > before);
            }
        }
    }
}

TEST_CASE("A range erased by one tombstone", "[store]") {
    const testing::Folder folder;
    const auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    REQUIRE((*store)->root()->write([](WriteSet& writes) -> Result<> {
        for (int i = 1000; i < 6000; ++i) writes.put("k" + std::to_string(i), "v");
        return {};
    }));
    const auto fork = (*store)->root()->fork();
    REQUIRE((*store)->root()->write([](WriteSet& writes) -> Result<> {
        writes.erase_range("k2", "k5");
        writes.put("k3000", "again");
        return {};
    }));
    CHECK(model_of(*(*store)->root()->snapshot()).size() == 2001);
    CHECK((*store)->root()->snapshot()->last("k2", "k5")->value == "again");
    CHECK(model_of(*fork->snapshot()).size() == 5000);
    CHECK(fork->snapshot()->get("k3000") == "v");
}

TEST_CASE("A key of the longest S3 key", "[store]") {
    const testing::Folder folder;
    const auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    for (const char worst : {'\x01', '\xff'}) {
        const auto key = make_key(64, std::string(63, 'b'), std::string(1024, worst), std::uint64_t{1});
        REQUIRE(key.size() <= key_limit_bytes);
        testing::write(*(*store)->root(), key, "x");
        CHECK((*store)->root()->snapshot()->get(key) == "x");
    }
}

TEST_CASE("A key that is too long to be kept", "[store]") {
    const testing::Folder folder;
    const auto store = Store::open({.path = folder.path()});
    REQUIRE(store);
    const std::string key(key_limit_bytes + 1, 'k');
    auto& root = *(*store)->root();
    const auto written = root.write([&](WriteSet& writes) -> Result<> {
        writes.put("before", "x");
        writes.put(key, "x");
        return {};
    });
    REQUIRE_FALSE(written);
    CHECK(written.error().code == "ValidationException");
    const auto view = root.snapshot();
    CHECK_FALSE(view->get("before"));
    CHECK_FALSE(view->get(key));
    CHECK_FALSE(view->scan(key, after_prefix(key))->valid());
    CHECK_FALSE(view->last(key, after_prefix(key)));
    CHECK(root.write([&](WriteSet& writes) -> Result<> {
        writes.erase(key);
        writes.erase_range(key, after_prefix(key));
        CHECK_FALSE(writes.get(key));
        writes.put("after", "x");
        return {};
    }));
    CHECK(root.snapshot()->get("after") == "x");
}
