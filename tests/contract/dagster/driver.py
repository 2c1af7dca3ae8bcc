"""What Dagster's daemon does, one step a call: launch JOB | health RUN | terminate RUN. Prints one line of JSON."""

import json
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

from dagster import DagsterInstance  # noqa: E402
from dagster._core.workspace.context import WorkspaceProcessContext  # noqa: E402
from dagster._core.workspace.load_target import PythonFileTarget  # noqa: E402


def launch(instance, name):
    target = PythonFileTarget(str(Path(__file__).with_name("jobs.py")), None, None, "jobs")
    with WorkspaceProcessContext(instance, target) as process:
        context = process.create_request_context()
        location = context.code_locations[0]
        repository = next(iter(location.get_repositories().values()))
        remote = repository.get_full_job(name)
        plan = location.get_execution_plan(remote, {}, step_keys_to_execute=None, known_state=None, instance=instance)
        run = instance.create_run(
            job_name=name, run_id=None, run_config=None, status=None, tags={}, root_run_id=None, parent_run_id=None,
            step_keys_to_execute=None, execution_plan_snapshot=plan.execution_plan_snapshot, job_snapshot=remote.job_snapshot,
            parent_job_snapshot=remote.parent_job_snapshot, asset_selection=None, asset_check_selection=None,
            resolved_op_selection=None, op_selection=None, remote_job_origin=remote.get_remote_origin(),
            job_code_origin=remote.get_python_origin(), asset_graph=repository.asset_graph)
        instance.launch_run(run.run_id, context)
        return {"run": run.run_id, "tags": dict(instance.get_run_by_id(run.run_id).tags)}


def main():
    verb, subject = sys.argv[1:]
    with DagsterInstance.get() as instance:
        try:
            if verb == "launch":
                answer = launch(instance, subject)
            elif verb == "health":
                health = instance.run_launcher.check_run_worker_health(instance.get_run_by_id(subject))
                answer = {"status": health.status.name, "message": health.msg, "transient": bool(health.transient)}
            elif verb == "terminate":
                answer = {"terminated": instance.run_launcher.terminate(subject)}
            else:
                raise SystemExit(f"unknown verb {verb}")
        except Exception as error:  # what Dagster raised is what the test looks at
            answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer, default=str))


main()
