// Images for a Docker Engine: archives that it loads, made of layers as a registry has them.
//
// Source: Docker Image Specification 1.2, "Combined Image JSON + Filesystem Changeset Format".
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

// The name of the image of these layers: the same for the same ones.
[[nodiscard]] std::string image_key(const std::vector<Layer>& layers);
// Writes the archive `file`; what it takes meanwhile lies beside it. Fails with LayerInvalid for a layer that is damaged or too
// large, with RuntimeFailure on a full disk.
[[nodiscard]] Result<> write_image(const std::vector<Layer>& layers, const std::string& tag, const std::filesystem::path& file);
// A layer with one program that does nothing, as the first process of a task's network namespace. Empty: none for this processor.
[[nodiscard]] std::string pause_layer();
inline constexpr const char* pause_program = "/pause";

}  // namespace backlot::runtime
