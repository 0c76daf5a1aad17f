import { onInstall, openOwnPage } from "../browser/installation";
import { handleBackgroundMessages } from "../browser/messages";
import { handlers } from "./handlers";
import { followPermissions } from "./mirrors";
import { followCommands } from "./reader";

handleBackgroundMessages(handlers);
followPermissions();
onInstall(() => void openOwnPage("src/welcome/welcome.html"));
followCommands();
