import {
  type Disposable,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  tasks,
  TaskScope,
  workspace,
  type WorkspaceFolder,
} from "vscode";

const type = "keepalived-lsp";

/** Tasks that run the command line over a folder, as a pipeline would; their reports fill Problems. */
export function lintTasks(commandLine: string): Disposable {
  return tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === "file")
        .map((folder) => lintTask({ type }, folder)),
    resolveTask: ({ definition, scope }) => lintTask(definition, scope),
  });

  function lintTask(
    definition: TaskDefinition,
    scope: WorkspaceFolder | TaskScope | undefined,
  ): Task {
    const { paths = ["."], arguments: options = [] } = definition as {
      readonly paths?: readonly string[];
      readonly arguments?: readonly string[];
    };
    const folder = typeof scope === "object" ? scope : undefined;
    const task = new Task(
      definition,
      scope ?? TaskScope.Workspace,
      "lint",
      type,
      // VS Code's own Node: nothing else need be installed
      new ProcessExecution(
        process.execPath,
        [commandLine, "lint", ...options, ...paths],
        {
          env: { ELECTRON_RUN_AS_NODE: "1" },
          ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
        },
      ),
      "$keepalived-lsp",
    );
    task.group = TaskGroup.Test;
    return task;
  }
}
