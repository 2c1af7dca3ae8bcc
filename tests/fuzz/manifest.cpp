// Manifests of images: what is taken has digests that are digests, and is taken again.
#include "tests/fuzz/fuzz.h"
#include "services/ecr/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace backlot;
    const auto text = fuzz::text_of(data, size);
    (void)ecr::annotations_of(text);
    const auto manifest = ecr::parse_manifest(text, {});
    if (!manifest) return 0;
    for (const auto* list : {&manifest->layers, &manifest->manifests}) {
        for (const auto& one : *list) BACKLOT_ASSERT(ecr::is_digest(one.digest));
    }
    BACKLOT_ASSERT(manifest->subject.empty() || ecr::is_digest(manifest->subject));
    BACKLOT_ASSERT(ecr::parse_manifest(text, manifest->media_type).has_value());
    return 0;
}
