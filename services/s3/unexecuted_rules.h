// The configurations of buckets that AWS would carry out and that nothing here carries out yet.
//
// A configuration leaves the table in unexecuted_rules.cpp when the code that carries it out lands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/context.h"
#include "kernel/unexecuted_rule.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

// Of every bucket, in the order of their names.
[[nodiscard]] std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view);

// Tells the log of the configuration that the bucket has under `name` ("lifecycle", "inventory/weekly"), where nothing
// carries it out.
void tell_unexecuted(kernel::Context& context, const BucketRecord& bucket, const std::string& name);

}  // namespace backlot::s3
