/* What wine 8 lacks of Windows' bcryptprimitives.dll: one function, by way of bcrypt.dll. */
#include <windows.h>
#include <bcrypt.h>
__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T length) {
  return BCryptGenRandom(NULL, data, (ULONG)length, BCRYPT_USE_SYSTEM_PREFERRED_RNG) >= 0;
}
