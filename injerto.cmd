@echo off
rem Runs Injerto from its sources on Windows: builds the program first where it is missing.
setlocal
set "built=%~dp0distribution\target\injerto"
if not exist "%built%\bin\injerto.cmd" (
  echo Compilando Injerto ^(la primera vez puede tardar unos minutos^)... 1>&2
  echo Building Injerto ^(the first time may take some minutes^)... 1>&2
  call "%~dp0mvnw.cmd" -f "%~dp0pom.xml" -q -B -Dmaven.test.skip=true -Djacoco.skip=true -Dzip.skip=true package 1>&2 || exit /b 1
)
call "%built%\bin\injerto.cmd" %*
exit /b %ERRORLEVEL%
