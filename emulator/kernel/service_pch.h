// What every file of a service reads: precompiled once for each service.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/context.h"
#include "kernel/operation.h"
#include "model/types.h"
#include "store/table.h"
