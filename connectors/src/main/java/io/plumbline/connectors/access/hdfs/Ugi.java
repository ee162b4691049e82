package io.plumbline.connectors.access.hdfs;

/**
 * Who calls, as Hadoop's UserGroupInformation writes it: {@code ann (auth:KERBEROS)}, or {@code ann
 * (auth:PROXY) via hue/host@REALM (auth:KERBEROS)}.
 *
 * @param method how the user was authenticated, or null
 * @param realUser who acts for the user, or null
 * @param proven whether the NameNode had proof; with SIMPLE it believes what a client says
 */
record Ugi(String user, String method, String realUser, boolean proven) {
  private static final String PROXY = " (auth:PROXY) via ";
  private static final String METHOD = " (auth:";

  static Ugi of(String text) {
    int proxy = text.indexOf(PROXY);
    if (proxy < 0) {
      return plain(text);
    }
    var real = plain(text.substring(proxy + PROXY.length()));
    return new Ugi(text.substring(0, proxy), "PROXY", real.user(), real.proven());
  }

  private static Ugi plain(String text) {
    int method = text.lastIndexOf(METHOD);
    if (method < 0 || !text.endsWith(")")) {
      return new Ugi(text, null, null, false);
    }
    var name = text.substring(method + METHOD.length(), text.length() - 1);
    boolean proven =
        name.equals("KERBEROS") || name.startsWith("TOKEN") || name.startsWith("CERTIFICATE");
    return new Ugi(text.substring(0, method), name, null, proven || name.equals("KERBEROS_SSL"));
  }
}
