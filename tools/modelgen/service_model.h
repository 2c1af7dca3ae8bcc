// ServiceModel: a service model of botocore's, patched, and which of its operations have a file.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "text/json.h"

namespace backlot::modelgen {

struct ServiceModel {
    std::string name;  // the folder's
    Json json;
    std::map<std::string, std::string> implemented;  // operation -> its function's name
    std::set<std::string> reads;                     // operations whose handler takes a const Context

    // The protocol to speak: the model's own, or the first of those it also speaks that wire/ has a codec for.
    [[nodiscard]] std::string protocol() const;
    [[nodiscard]] const Json& shape(const std::string& shape_name) const { return json["shapes"][shape_name]; }
};

// Exits with a message where a file cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);
[[nodiscard]] std::string read_gzip(const std::string& path);
// Writes only what differs, so that nothing is built again for nothing.
void write_if_changed(const std::string& path, const std::string& text);

// Reads the model, its patch (may be empty) and the names of the files in operations/.
// Exits where a file's name is no operation of the model.
[[nodiscard]] ServiceModel load(const std::string& name, const std::string& model_path, const std::string& patch_path,
                                const std::vector<std::string>& file_stems);

}  // namespace backlot::modelgen
