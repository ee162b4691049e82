package io.plumbline.connectors.access.ranger;

import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.hdfs.HdfsDecoder;
import io.plumbline.model.AccessAction;

/**
 * What a Ranger event did. {@code access} is the nearer word, {@code action} the permission that
 * was asked for; HDFS logs its command as access.
 */
final class RangerActions {
  private static final ActionTable ACTIONS = ActionTable.of(RangerDecoder.class);
  private static final ActionTable HDFS = ActionTable.of(HdfsDecoder.class);

  private RangerActions() {}

  static AccessAction of(String service, String access, String action) {
    var byAccess = one(service, access);
    if (byAccess != null) {
      return byAccess;
    }
    var byAction = one(service, action);
    return byAction == null ? AccessAction.OTHER : byAction;
  }

  private static AccessAction one(String service, String word) {
    if (word == null) {
      return null;
    }
    var own = "hdfs".equals(service) ? HDFS.find(word) : null;
    own = own == null && service != null ? ACTIONS.find(service + ":" + word) : own;
    return own == null ? ACTIONS.find(word) : own;
  }
}
