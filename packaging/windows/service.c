/* hall-service.exe: the hub as a Windows service.
 *
 * The service manager starts and stops this; it starts the hub with the Python that lies beside, with the
 * words that HKLM\Software\Command Hall, HubOptions says, starts it again two seconds after it ended by
 * itself, and ends it by Ctrl+Break with ten seconds to finish. The hub writes and turns its own log; what
 * it says before it can lies in start.log, begun anew at each start. */
#include <windows.h>
#include <sddl.h>
#include <shlobj.h>
#include <stdio.h>
#include <wchar.h>

#define NAME L"CommandHallHub"
#define LONGEST 32768
#define AGAIN_AFTER_MS 2000
#define TIME_TO_END_MS 10000

static SERVICE_STATUS_HANDLE manager;
static HANDLE stopping;

static void tell(DWORD state, DWORD wait_ms) {
  SERVICE_STATUS status = {.dwServiceType = SERVICE_WIN32_OWN_PROCESS, .dwCurrentState = state,
    .dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_SHUTDOWN : 0,
    .dwWaitHint = wait_ms};
  SetServiceStatus(manager, &status);
}

static DWORD WINAPI asked(DWORD what, DWORD type, void *data, void *context) {
  if (what == SERVICE_CONTROL_STOP || what == SERVICE_CONTROL_SHUTDOWN) {
    tell(SERVICE_STOP_PENDING, TIME_TO_END_MS + 2000);
    SetEvent(stopping);
  }
  return NO_ERROR;
}

static void options(wchar_t *said, DWORD bytes) {
  said[0] = 0;
  RegGetValueW(HKEY_LOCAL_MACHINE, L"Software\\Command Hall", L"HubOptions",
    RRF_RT_REG_SZ | RRF_SUBKEY_WOW6464KEY, NULL, said, &bytes);
}

/* hub.db holds the key that grants are signed with: only the system and administrators get in. */
static void make_private(const wchar_t *folder) {
  SECURITY_ATTRIBUTES who = {.nLength = sizeof who};
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", SDDL_REVISION_1,
        &who.lpSecurityDescriptor, NULL)) return;
  CreateDirectoryW(folder, &who);
  LocalFree(who.lpSecurityDescriptor);
}

static void folder_of_data(wchar_t *folder) {
  wchar_t shared[MAX_PATH];
  SHGetFolderPathW(NULL, CSIDL_COMMON_APPDATA, NULL, 0, shared);
  _snwprintf(folder, MAX_PATH - 1, L"%ls\\command-hall", shared);
  CreateDirectoryW(folder, NULL);
  wcscat(folder, L"\\hub");
  make_private(folder);
}

static HANDLE start_log(const wchar_t *data) {
  wchar_t file[MAX_PATH];
  SECURITY_ATTRIBUTES inherited = {.nLength = sizeof inherited, .bInheritHandle = TRUE};
  _snwprintf(file, MAX_PATH - 1, L"%ls\\start.log", data);
  return CreateFileW(file, GENERIC_WRITE, FILE_SHARE_READ, &inherited, CREATE_ALWAYS, 0, NULL);
}

static HANDLE start_hub(HANDLE job) {
  static wchar_t line[LONGEST], said[LONGEST / 2];
  wchar_t here[MAX_PATH], python[MAX_PATH], data[MAX_PATH];
  GetModuleFileNameW(NULL, here, MAX_PATH);
  *wcsrchr(here, L'\\') = 0;
  _snwprintf(python, MAX_PATH - 1, L"%ls\\runtime\\python.exe", here);
  folder_of_data(data);
  options(said, sizeof said);
  _snwprintf(line, LONGEST - 1, L"\"%ls\" -I -X utf8 -m console hub --data \"%ls\" --log \"%ls\\hub.log\" %ls",
    python, data, data, said);

  HANDLE log = start_log(data);
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES, .hStdOutput = log, .hStdError = log};
  PROCESS_INFORMATION made = {0};
  if (CreateProcessW(python, line, NULL, NULL, TRUE, CREATE_NEW_PROCESS_GROUP | CREATE_SUSPENDED, NULL, data,
        &start, &made)) {
    AssignProcessToJobObject(job, made.hProcess);
    ResumeThread(made.hThread);
    CloseHandle(made.hThread);
  }
  CloseHandle(log);
  return made.hProcess;
}

static void end_hub(HANDLE hub) {
  GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, GetProcessId(hub));
  if (WaitForSingleObject(hub, TIME_TO_END_MS) != WAIT_OBJECT_0) TerminateProcess(hub, 1);
}

static HANDLE job_that_ends_with_us(void) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
  HANDLE job = CreateJobObjectW(NULL, NULL);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  return job;
}

static void WINAPI serve(DWORD count, wchar_t **words) {
  manager = RegisterServiceCtrlHandlerExW(NAME, asked, NULL);
  stopping = CreateEventW(NULL, TRUE, FALSE, NULL);
  HANDLE job = job_that_ends_with_us();
  AllocConsole(); /* Ctrl+Break needs one in common */
  tell(SERVICE_RUNNING, 0);
  do {
    HANDLE hub = start_hub(job);
    if (!hub) continue;
    HANDLE either[] = {stopping, hub};
    if (WaitForMultipleObjects(2, either, FALSE, INFINITE) == WAIT_OBJECT_0) end_hub(hub);
    CloseHandle(hub);
  } while (WaitForSingleObject(stopping, AGAIN_AFTER_MS) == WAIT_TIMEOUT);
  tell(SERVICE_STOPPED, 0);
}

int wmain(void) {
  SERVICE_TABLE_ENTRYW table[] = {{NAME, serve}, {NULL, NULL}};
  if (StartServiceCtrlDispatcherW(table)) return 0;
  fputs("hall-service.exe is started by the service manager: sc start CommandHallHub\n", stderr);
  return 2;
}
