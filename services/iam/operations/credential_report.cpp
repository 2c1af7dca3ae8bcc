// GetCredentialReport: the last report, as CSV. Fails with ReportNotPresent, and ReportExpired after four hours.
//
// Source: IAM API Reference, GetCredentialReport.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/report.h"
#include "services/iam/tables.h"

namespace backlot::iam {

Result<Access> get_credential_report_access(const Context&, const GetCredentialReportInput&) {
    return on_all("iam:GetCredentialReport");
}

Result<GetCredentialReportOutput> get_credential_report(const Context& context, const GetCredentialReportInput&) {
    const auto report = context.find(credential_reports, context.account());
    if (!report) return fail("ReportNotPresent", "", 410);
    if (context.now() - report->generated >= report_lifetime) {
        return fail("ReportExpired", "The most recent credential report has expired.", 410);
    }
    return GetCredentialReportOutput{.content = model::Blob{report->content},
                                     .report_format = "text/csv",
                                     .generated_time = report->generated};
}

}  // namespace backlot::iam
