// Lines of `backlot evaluate`: each is answered with one line of JSON, the same when asked twice.
#include "tests/fuzz/fuzz.h"
#include "policy/evaluate.h"
#include "text/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace backlot;
    auto text = fuzz::text_of(data, size);
    policy::Evaluator evaluator;
    for (std::size_t number = 1; !text.empty() && number < 20; ++number) {
        const auto line = fuzz::take_until(text, "\n");
        const auto answer = evaluator.answer(line, number);
        BACKLOT_ASSERT(answer.find('\n') == answer.npos);
        BACKLOT_ASSERT(Json::parse(answer).has_value());
        BACKLOT_ASSERT(evaluator.answer(line, number) == answer);
    }
    return 0;
}
