// Access: what must hold before an operation's handler runs. Every operation has a function that says so.
//
// The members `action`, `resource`, `owned` and `keys` are the first question; `also` are further ones, all
// required (PassRole, TagResource). `items` are asked one by one: the handler receives a verdict for each and
// must leave refused ones alone (DeleteObjects). `probes` inform without refusing (ListBucket choosing
// between 403 and 404). An access without an action needs `open`, with the reason why nothing is asked.
#pragma once

#include <string>
#include <vector>

#include "identity/question.h"

namespace backlot::kernel {

using identity::ConditionKey;
using identity::Owned;
using identity::Question;

struct Access {
    std::string action = {};
    std::string resource = "*";
    Owned owned = {};
    std::vector<ConditionKey> keys = {};
    std::vector<Question> also = {};
    std::vector<Question> items = {};
    std::vector<Question> probes = {};
    std::string open = {};  // why no policy is asked: "GetCallerIdentity needs no permission"
};

}  // namespace backlot::kernel
