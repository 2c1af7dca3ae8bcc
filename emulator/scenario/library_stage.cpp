#include "scenario/library_stage.h"

#include "library/backlot.h"
#include "scenario/backlot_stage.h"

namespace backlot::scenario {

namespace {

class LibraryStage final : public Stage {
  public:
    LibraryStage(std::filesystem::path fixtures, std::filesystem::path journals, std::unique_ptr<Backlot> backlot)
        : fixtures_(std::move(fixtures)), journals_(std::move(journals)), backlot_(std::move(backlot)) {}

    ~LibraryStage() override {
        if (backlot_) (void)backlot_->journal().flush();
    }

    Result<> open(const Opening& opening) override {
        BACKLOT_TRY(options, backlot_options(opening, fixtures_, journals_));
        BACKLOT_TRY(opened, Backlot::open(options));
        backlot_ = std::move(opened);
        return {};
    }

    Outcome call(const Caller& caller, std::string_view service, std::string_view operation, const Json& input,
                 const Origin& from) override {
        return call_in_process(*backlot_, caller, service, operation, input, from);
    }

    void advance(std::chrono::milliseconds by) override { backlot_->advance(by); }

    std::optional<Result<Decision>> decide(const Caller& caller, std::string_view action, std::string_view resource,
                                           const Json& context, const Origin& from) override {
        return decide_on(*backlot_, caller, action, resource, context, from);
    }

    std::unique_ptr<Stage> fork() override {
        return std::make_unique<LibraryStage>(fixtures_, journals_, backlot_ ? backlot_->fork() : nullptr);
    }

  private:
    std::filesystem::path fixtures_;
    std::filesystem::path journals_;
    std::unique_ptr<Backlot> backlot_;
};

}  // namespace

std::unique_ptr<Stage> library_stage(const std::filesystem::path& fixtures, const std::filesystem::path& journals) {
    return std::make_unique<LibraryStage>(fixtures, journals, nullptr);
}

}  // namespace backlot::scenario
