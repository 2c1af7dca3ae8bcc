// modelgen: a service model and the names of the files in operations/ -> shapes, descriptors, dispatch rows.
//
// Usage: modelgen NAME MODEL.json.gz PATCH.json|- NAMES-FILE OUTPUT-FOLDER
#include <cstdio>
#include <sstream>

#include "tools/modelgen/emit.h"

int main(int argument_count, char** arguments) {
    using namespace backlot::modelgen;
    if (argument_count != 6) {
        std::fprintf(stderr, "usage: modelgen NAME MODEL.json.gz PATCH.json|- NAMES-FILE OUTPUT-FOLDER\n");
        return 2;
    }
    const std::string patch = arguments[3];
    std::vector<std::string> stems;
    std::istringstream names(read_file(arguments[4]));
    for (std::string line; std::getline(names, line);) {
        if (!line.empty()) stems.push_back(line);
    }
    const auto model = load(arguments[1], arguments[2], patch == "-" ? "" : patch, stems);
    const auto emitted = emit(model);
    const std::string folder = arguments[5];
    write_if_changed(folder + "/model.h", emitted.header);
    write_if_changed(folder + "/descriptors.cpp", emitted.descriptors);
    write_if_changed(folder + "/rows.cpp", emitted.rows);
    return 0;
}
