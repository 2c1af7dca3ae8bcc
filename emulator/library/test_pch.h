// What every test of a service reads: precompiled once for each service.
#pragma once

#include <catch2/catch.hpp>

#include "library/testing.h"
