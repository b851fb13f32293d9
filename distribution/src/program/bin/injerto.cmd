@echo off
rem Starts Injerto on Windows: finds Java, prepares the engine's environment, and runs the program.
rem INJERTO_JAVA_OPTIONS adds options of the JVM, such as -Xmx8g.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem An option that came with 17.
"%java%" --enable-native-access=ALL-UNNAMED -version >nul 2>nul || (
  echo injerto necesita Java 17 o posterior: https://adoptium.net 1>&2
  echo injerto needs Java 17 or later: https://adoptium.net 1>&2
  exit /b 1
)
for %%j in ("%home%\lib\injerto-cli-*.jar") do set "jar=%%j"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
set "jvm=-Xshare:auto -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC -XX:MaxRAM=32g -XX:MaxRAMPercentage=50"
set "jvm=%jvm% -Dfile.encoding=UTF-8 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.maxBytes=0"
set "archive=%home%\lib\start.jsa"
if not exist "%archive%" "%java%" %jvm% -Xshare:dump -XX:SharedClassListFile="%home%\lib\classes.list" -XX:SharedArchiveFile="%archive%" -cp "%jar%" >nul 2>nul
rem The program writes UTF-8.
chcp 65001 >nul
"%java%" %jvm% -XX:SharedArchiveFile="%archive%" %INJERTO_JAVA_OPTIONS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
